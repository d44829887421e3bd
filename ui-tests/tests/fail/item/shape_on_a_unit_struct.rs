use aws_operation::aws_shape;

#[aws_shape]
struct Nothing;

fn main() {}
