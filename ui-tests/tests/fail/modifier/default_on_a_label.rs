use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things/{name}")]
struct CreateThing {
    #[aws(default)]
    name: String,
}

fn main() {}
