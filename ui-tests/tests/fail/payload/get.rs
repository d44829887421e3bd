use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "GET", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    content: Blob,
}

fn main() {}
