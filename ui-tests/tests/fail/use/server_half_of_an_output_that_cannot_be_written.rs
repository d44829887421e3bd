use aws_operation::server::ServerOperation;
use aws_operation::{aws_operation, aws_output};

#[aws_operation(method = "GET", uri = "/owner", output = DescribeOwnerOutput)]
struct DescribeOwner {}

#[aws_output]
struct DescribeOwnerOutput {
    owner: Owner,
}

#[derive(serde::Deserialize)]
struct Owner {
    name: String,
}

fn main() {
    let owner = Owner { name: "Ada".into() };
    let _ = DescribeOwner::encode_output(&DescribeOwnerOutput::new(owner));
}
