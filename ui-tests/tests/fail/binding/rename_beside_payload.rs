use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload, rename = "Name")]
    name: String,
}

fn main() {}
