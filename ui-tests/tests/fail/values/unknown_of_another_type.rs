use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    RefreshToken,
    #[aws(unknown)]
    Unknown(u8),
}

fn main() {}
