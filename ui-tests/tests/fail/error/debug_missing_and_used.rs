use aws_operation::{Operation, aws_error, aws_operation};

#[aws_operation(method = "POST", uri = "/token", error = CreateTokenError)]
struct CreateToken {
    client_id: String,
}

#[aws_error]
enum CreateTokenError {
    SlowDownException,
}

fn main() {
    if let Err(error) = CreateToken::decode(http::Response::new("")) {
        println!("{error}");
    }
}
