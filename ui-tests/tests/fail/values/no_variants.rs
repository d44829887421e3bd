use aws_operation::aws_shape;

#[aws_shape]
enum GrantType {
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
