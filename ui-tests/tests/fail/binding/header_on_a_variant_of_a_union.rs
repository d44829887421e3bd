use aws_operation::aws_shape;

#[aws_shape]
enum Thing {
    #[aws(header = "X-Name")]
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
