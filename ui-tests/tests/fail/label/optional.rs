use aws_operation::aws_operation;

#[aws_operation(method = "GET", uri = "/clients/{clientId}")]
struct DescribeClient {
    client_id: Option<String>,
}

fn main() {}
