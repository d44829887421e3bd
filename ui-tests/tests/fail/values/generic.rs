use aws_operation::aws_shape;

#[aws_shape]
enum GrantType<T> {
    RefreshToken,
    #[aws(unknown)]
    Unknown(T),
}

fn main() {}
