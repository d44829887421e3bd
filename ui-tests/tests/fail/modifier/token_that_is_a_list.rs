use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/things")]
struct CreateThing {
    #[aws(query = "token", idempotency_token)]
    token: Option<Vec<String>>,
}

fn main() {}
