use aws_operation::aws_shape;

#[aws_shape]
enum Thing {
    #[aws(timestamp = "date-time")]
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
