use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    RefreshToken,
    AuthorizationCode,
}

fn main() {}
