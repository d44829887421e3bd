use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things", output = Thing)]
struct CreateThing {}

#[aws_shape]
enum Thing {
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
