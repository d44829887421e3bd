use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", headers("Accept"))]
struct CreateThing {
    name: String,
}

fn main() {}
