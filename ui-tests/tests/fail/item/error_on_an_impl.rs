use aws_operation::aws_error;

#[aws_error]
impl std::fmt::Debug for CreateTokenError {}

fn main() {}
