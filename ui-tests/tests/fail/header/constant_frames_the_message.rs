use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", headers("Content-Length" = "0"))]
struct CreateThing {
    name: String,
}

fn main() {}
