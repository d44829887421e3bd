use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    RefreshToken,
    #[aws(unknown)]
    Unknown(String),
    #[aws(unknown)]
    Other(String),
}

fn main() {}
