use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "PUT", uri = "/thing", protocol = "restXml")]
struct PutThing {
    #[aws(payload, rename = "Content")]
    content: Blob,
}

fn main() {}
