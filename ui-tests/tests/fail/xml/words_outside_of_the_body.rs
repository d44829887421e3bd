use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "PUT", uri = "/{bucket}", protocol = "restXml")]
struct PutBucket {
    #[aws(xml_attribute)]
    bucket: String,
    #[aws(query = "tag", flattened)]
    tags: Vec<String>,
    #[aws(header = "x-amz-acl", xml_namespace = "https://example.com/")]
    acl: String,
    #[aws(payload, item = "Part")]
    parts: Blob,
}

fn main() {}
