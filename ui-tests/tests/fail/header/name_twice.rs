use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X-Name")]
    first: String,
    #[aws(header = "x-name")]
    second: Option<String>,
}

fn main() {}
