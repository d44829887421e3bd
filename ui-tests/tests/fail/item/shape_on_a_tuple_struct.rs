use aws_operation::aws_shape;

#[aws_shape]
struct Scopes(Vec<String>);

fn main() {}
