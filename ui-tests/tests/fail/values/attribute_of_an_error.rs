use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    #[aws(status = 400)]
    RefreshToken,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
