use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", idempotent = true)]
struct CreateThing {
    name: String,
}

fn main() {}
