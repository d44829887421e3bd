use aws_operation::aws_shape;

#[aws_shape(xml_name = "a bucket", xml_namespace = "<")]
struct Bucket {
    name: String,
}

fn main() {}
