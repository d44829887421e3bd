use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things", endpoint = "{account}.")]
struct CreateThing {
    name: String,
}

fn main() {}
