use aws_operation::aws_shape;

#[aws_shape]
#[derive(Debug)]
enum Credential {
    #[aws(sensitive)]
    Password(String),
    Certificate(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
