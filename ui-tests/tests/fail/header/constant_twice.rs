use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", headers("Accept" = "application/json", "accept" = "text/plain"))]
struct CreateThing {
    name: String,
}

fn main() {}
