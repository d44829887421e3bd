use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(default)]
    owner: Owner,
}

#[aws_shape]
struct Owner {
    name: String,
}

fn main() {}
