use aws_operation::{ByteStream, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
#[derive(Clone)]
struct CreateThing {
    #[aws(payload)]
    content: ByteStream,
}

fn main() {}
