use aws_operation::{Blob, aws_output};

#[aws_output]
struct Thing {
    #[aws(payload)]
    content: Blob,
    name: Option<String>,
}

fn main() {}
