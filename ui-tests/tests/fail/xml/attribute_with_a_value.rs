use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(xml_attribute = "type")]
    kind: String,
}

fn main() {}
