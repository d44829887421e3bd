use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "name", query = "Name")]
    name: String,
}

fn main() {}
