use aws_operation::aws_output;

#[aws_output]
struct CreateTokenOutput;

fn main() {}
