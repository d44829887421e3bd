use aws_operation::aws_operation;

#[aws_operation(method = "GET", uri = "/clients/{clientIds}")]
struct DescribeClients {
    client_ids: Vec<String>,
}

fn main() {}
