use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token", output = Token)]
struct CreateToken {
    client_id: String,
}

fn main() {}
