use aws_operation::aws_shape;

#[aws_shape(xml_namespace(xmlns = "https://example.com/"))]
struct Bucket {
    #[aws(xml_namespace(xml = "https://example.com/"))]
    owner: Option<String>,
    #[aws(xml_attribute, rename = "xmlns")]
    namespace: Option<String>,
    #[aws(xml_attribute, rename = "xmlns:xsi")]
    instances: Option<String>,
}

fn main() {}
