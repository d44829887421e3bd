use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/clients/{clientId}{version}")]
struct DescribeClient {
    client_id: String,
    version: u32,
}

fn main() {}
