use aws_operation::aws_operation;

#[aws_operation(protocol = "awsJson1_1", target = "kms.Decrypt", version = "2014-11-01", rename_all = "PascalCase")]
struct Decrypt {}

#[aws_operation(method = "GET", uri = "/", version = "2014-11-01")]
struct List {}

fn main() {}
