use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    #[aws(label)]
    RefreshToken,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
