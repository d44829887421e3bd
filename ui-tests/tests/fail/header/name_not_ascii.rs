use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(header = "X-Näme")]
    name: String,
}

fn main() {}
