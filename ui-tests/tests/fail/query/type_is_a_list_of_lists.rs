use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "names")]
    names: Vec<Vec<String>>,
}

fn main() {}
