use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things/{token}")]
struct CreateThing {
    #[aws(idempotency_token)]
    token: Option<String>,
}

fn main() {}
