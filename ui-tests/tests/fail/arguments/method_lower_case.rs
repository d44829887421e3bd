use aws_operation::aws_operation;

#[aws_operation(method = "post", uri = "/token")]
struct CreateToken {
    client_id: String,
}

fn main() {}
