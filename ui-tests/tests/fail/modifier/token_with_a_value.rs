use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(idempotency_token = "t")]
    token: Option<String>,
}

fn main() {}
