use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X-Owner")]
    owner: Owner,
}

#[aws_shape]
struct Owner {
    name: String,
}

fn main() {}
