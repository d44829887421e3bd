use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/clients/{clientID}")]
struct DescribeClient {
    client_id: String,
    verbose: Option<bool>,
}

fn main() {}
