use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", endpoint = "")]
struct CreateThing {
    name: String,
}

fn main() {}
