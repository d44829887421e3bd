use aws_operation::{aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "owner")]
    owners: Vec<Owner>,
}

#[aws_shape]
struct Owner {
    name: String,
}

fn main() {}
