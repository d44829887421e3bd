use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "Content-Length")]
    length: u64,
}

fn main() {}
