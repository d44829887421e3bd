use aws_operation::aws_shape;

#[aws_shape]
enum Thing {
    #[aws(payload)]
    Name,
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
