use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    name: String,
    #[aws(payload)]
    content: Blob,
    #[aws(body)]
    size: u32,
}

fn main() {}
