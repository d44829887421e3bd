use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things?version=2&name")]
struct CreateThing {
    #[aws(query = "name")]
    name: String,
    #[aws(query = "Version")]
    version: String,
}

fn main() {}
