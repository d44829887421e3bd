use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/clients")]
struct DescribeClient {
    #[aws(label)]
    client_id: String,
}

fn main() {}
