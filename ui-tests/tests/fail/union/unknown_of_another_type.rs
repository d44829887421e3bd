use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    Role(String),
    #[aws(unknown)]
    Unknown(u8),
}

fn main() {}
