use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(default)]
    name: Option<String>,
}

fn main() {}
