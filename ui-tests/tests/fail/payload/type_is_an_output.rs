use aws_operation::{aws_operation, aws_output};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    owner: Owner,
}

#[aws_output]
struct Owner {
    name: String,
}

fn main() {}
