use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", headers("X A" = "a"))]
struct CreateThing {
    name: String,
}

fn main() {}
