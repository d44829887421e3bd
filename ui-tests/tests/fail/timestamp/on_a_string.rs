use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(timestamp = "date-time")]
    time: Option<String>,
}

fn main() {}
