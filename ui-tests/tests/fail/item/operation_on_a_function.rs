use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/token")]
pub(crate) fn create_token() {}

fn main() {}
