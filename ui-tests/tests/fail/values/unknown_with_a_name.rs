use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    RefreshToken,
    #[aws(unknown, rename = "other")]
    Unknown(String),
}

fn main() {}
