use aws_operation::{Document, aws_operation};

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "filter")]
    filter: Document,
}

fn main() {}
