use aws_operation::{Blob, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    first: Blob,
    #[aws(payload)]
    second: Option<Blob>,
}

fn main() {}
