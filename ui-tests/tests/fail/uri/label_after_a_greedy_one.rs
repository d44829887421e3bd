use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/{key+}/versions/{version}")]
struct DescribeClient {
    key: String,
    version: u32,
}

fn main() {}
