use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token", auth = "sigv2")]
struct CreateToken {
    client_id: String,
}

fn main() {}
