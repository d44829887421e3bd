use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(xml_namespace(a = "https://a.example/", b = "https://b.example/"))]
    owner: Option<String>,
}

fn main() {}
