use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", endpoint = "a..b.")]
struct CreateThing {
    name: String,
}

fn main() {}
