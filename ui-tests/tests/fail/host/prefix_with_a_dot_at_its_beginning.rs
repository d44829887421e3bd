use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", endpoint = ".data.")]
struct CreateThing {
    name: String,
}

fn main() {}
