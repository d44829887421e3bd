use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "https://oidc.us-east-1.amazonaws.com/token")]
struct DescribeClient {
    client_id: String,
}

fn main() {}
