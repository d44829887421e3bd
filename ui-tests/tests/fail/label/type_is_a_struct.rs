use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "GET", uri = "/clients/{client}")]
struct DescribeClient {
    client: ClientRef,
}

#[aws_shape]
struct ClientRef {
    id: String,
}

fn main() {}
