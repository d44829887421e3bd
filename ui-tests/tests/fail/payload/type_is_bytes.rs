use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload)]
    content: Vec<u8>,
}

fn main() {}
