use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/clients/{}")]
struct DescribeClient {
    client_id: String,
}

fn main() {}
