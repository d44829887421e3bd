use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(json_value)]
    attributes: String,
}

fn main() {}
