use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(prefix_headers = "X-")]
    name: String,
}

fn main() {}
