use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(xml_attribute, flattened, item = "Tag", xml_namespace = "https://example.com/")]
    kind: Kind,
}

#[aws_shape]
struct Kind {}

fn main() {}
