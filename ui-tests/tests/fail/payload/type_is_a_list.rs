use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    names: Vec<String>,
}

fn main() {}
