use aws_operation::aws_shape;

#[aws_shape]
enum Principal {
    #[aws(sensitive)]
    Role(String),
    #[aws(unknown, sensitive)]
    Unknown(String),
}

fn main() {}
