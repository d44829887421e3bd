use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(default, idempotency_token)]
    token: String,
}

fn main() {}
