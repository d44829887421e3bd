use aws_operation::aws_operation;

#[aws_operation(method = "HEAD", uri = "/clients/{clientId}")]
struct DescribeClient {
    client_id: String,
    #[aws(rename = "verbose")]
    with_details: Option<bool>,
}

fn main() {}
