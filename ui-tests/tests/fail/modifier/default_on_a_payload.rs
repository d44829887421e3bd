use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload, default)]
    content: Blob,
}

fn main() {}
