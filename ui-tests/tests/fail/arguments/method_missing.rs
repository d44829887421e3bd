use aws_operation::aws_operation;

#[aws_operation(uri = "/token")]
struct CreateToken {
    client_id: String,
}

fn main() {}
