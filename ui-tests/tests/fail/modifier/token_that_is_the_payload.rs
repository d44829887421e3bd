use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(payload, idempotency_token)]
    token: Option<String>,
}

fn main() {}
