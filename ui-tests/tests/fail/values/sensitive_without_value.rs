use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    #[aws(sensitive)]
    RefreshToken,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
