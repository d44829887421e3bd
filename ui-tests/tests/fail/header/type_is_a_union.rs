use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X-Thing")]
    thing: Union,
}

#[aws_shape]
enum Union {
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

fn main() {}
