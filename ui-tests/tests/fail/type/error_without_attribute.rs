use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token", error = TokenError)]
struct CreateToken {
    client_id: String,
}

#[derive(Debug)]
enum TokenError {
    SlowDownException,
}

fn main() {}
