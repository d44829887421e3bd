use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X-Time", timestamp = "date-time")]
    time: String,
}

fn main() {}
