use aws_operation::aws_shape;

#[aws_shape]
struct Bucket {
    #[aws(xml_namespace = "")]
    owner: Option<String>,
    #[aws(xml_namespace = "a b")]
    grantee: Option<String>,
    #[aws(xml_namespace)]
    other: Option<String>,
    #[aws(xml_namespace())]
    last: Option<String>,
}

fn main() {}
