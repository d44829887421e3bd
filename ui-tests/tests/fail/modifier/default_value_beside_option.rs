use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(default = "n")]
    name: Option<String>,
}

fn main() {}
