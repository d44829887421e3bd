use aws_operation::aws_shape;

#[aws_shape]
trait Token {}

fn main() {}
