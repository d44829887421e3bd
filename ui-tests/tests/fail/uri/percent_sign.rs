use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/100%/clients")]
struct DescribeClient {
    client_id: String,
}

fn main() {}
