use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    Role(String),
    Person(String),
}

fn main() {}
