use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X Name")]
    name: String,
}

fn main() {}
