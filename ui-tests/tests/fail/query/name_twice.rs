use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "name")]
    first: String,
    #[aws(query = "name")]
    second: Option<String>,
}

fn main() {}
