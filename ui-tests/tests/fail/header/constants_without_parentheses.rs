use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", headers)]
struct CreateThing {
    name: String,
}

fn main() {}
