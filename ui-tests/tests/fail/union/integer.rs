use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    #[aws(value = 1)]
    Role(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
