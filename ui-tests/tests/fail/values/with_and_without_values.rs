use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    RefreshToken,
    DeviceCode(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
