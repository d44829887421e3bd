use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    #[aws(alias = "refresh")]
    RefreshToken,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
