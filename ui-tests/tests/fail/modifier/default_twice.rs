use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(default, default = 1)]
    size: u32,
}

fn main() {}
