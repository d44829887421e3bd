use aws_operation::{aws_error, aws_shape};

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException(Thing),
}

#[aws_shape]
#[derive(Debug)]
enum Thing {
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
