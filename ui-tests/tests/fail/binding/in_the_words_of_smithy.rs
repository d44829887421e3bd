use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(httpHeader = "X-Name")]
    name: String,
}

fn main() {}
