use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/files/{name}.json")]
struct ReadFile {
    name: String,
}

fn main() {}
