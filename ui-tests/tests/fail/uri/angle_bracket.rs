use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/clients/<id>")]
struct DescribeClient {
    id: String,
}

fn main() {}
