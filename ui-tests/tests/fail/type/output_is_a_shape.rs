use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/token", output = Token)]
struct CreateToken {
    client_id: String,
}

#[aws_shape]
struct Token {
    access_token: String,
}

fn main() {}
