use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    #[aws(rename = "refresh_token")]
    RefreshToken,
    #[aws(rename = "refresh_token")]
    Refresh,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
