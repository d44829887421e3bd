use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", headers("X-Version" = 1))]
struct CreateThing {
    name: String,
}

fn main() {}
