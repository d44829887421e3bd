use aws_operation::{aws_error, aws_shape};

#[aws_error]
#[derive(Debug)]
enum ThingError {
    GoneException(#[aws(header = "X-Name")] Gone),
}

#[aws_shape]
#[derive(Debug)]
struct Gone {
    name: String,
}

fn main() {}
