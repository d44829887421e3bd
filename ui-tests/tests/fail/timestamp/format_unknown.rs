use aws_operation::{Timestamp, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(timestamp = "iso8601")]
    time: Timestamp,
}

fn main() {}
