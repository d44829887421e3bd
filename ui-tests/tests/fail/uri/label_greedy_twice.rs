use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/{bucket+}/{key+}")]
struct DescribeClient {
    bucket: String,
    key: String,
}

fn main() {}
