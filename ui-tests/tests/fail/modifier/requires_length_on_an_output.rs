use aws_operation::{ByteStream, aws_output};

#[aws_output]
struct Thing {
    #[aws(payload, requires_length)]
    content: ByteStream,
}

fn main() {}
