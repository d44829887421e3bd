use aws_operation::aws_shape;

#[aws_shape(constructor = false)]
enum ClientType {
    Public,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
