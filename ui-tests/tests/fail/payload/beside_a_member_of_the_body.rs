use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    content: Blob,
    name: String,
}

fn main() {}
