use aws_operation::aws_shape;

#[aws_shape]
struct Client {
    owner: Option<Owner>,
}

struct Owner {
    name: String,
}

fn main() {}
