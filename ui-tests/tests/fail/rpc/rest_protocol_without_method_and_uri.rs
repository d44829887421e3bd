use aws_operation::aws_operation;

#[aws_operation(protocol = "restJson1")]
struct ListFunctions {}

fn main() {}
