use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "TRACE", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    content: Blob,
}

fn main() {}
