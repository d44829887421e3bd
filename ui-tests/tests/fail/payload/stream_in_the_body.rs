use aws_operation::{ByteStream, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    content: ByteStream,
}

fn main() {}
