use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload, timestamp = "date-time")]
    content: Blob,
}

fn main() {}
