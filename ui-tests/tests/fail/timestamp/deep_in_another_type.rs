use aws_operation::{Timestamp, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(timestamp = "date-time")]
    times: (Timestamp, Timestamp),
}

fn main() {}
