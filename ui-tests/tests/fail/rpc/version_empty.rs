use aws_operation::aws_operation;

#[aws_operation(protocol = "awsQuery", version = "", rename_all = "PascalCase")]
struct GetCallerIdentity {}

fn main() {}
