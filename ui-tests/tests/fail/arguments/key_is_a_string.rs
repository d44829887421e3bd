use aws_operation::aws_operation;

#[aws_operation("POST", "/token")]
struct CreateToken {
    client_id: String,
}

fn main() {}
