use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", request_compression = "br")]
struct CreateThing {
    name: String,
}

fn main() {}
