use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(requires_length)]
    content: Blob,
}

fn main() {}
