use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri)]
struct CreateToken {
    client_id: String,
}

fn main() {}
