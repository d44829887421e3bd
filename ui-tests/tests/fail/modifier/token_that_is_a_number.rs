use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(idempotency_token)]
    token: Option<u64>,
}

fn main() {}
