use aws_operation::{aws_operation, aws_output};

#[aws_operation(method = "POST", uri = "/token", output = "CreateTokenOutput")]
struct CreateToken {
    client_id: String,
}

#[aws_output]
struct CreateTokenOutput {
    access_token: String,
}

fn main() {}
