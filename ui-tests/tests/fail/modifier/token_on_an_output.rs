use aws_operation::aws_output;

#[aws_output]
struct Thing {
    #[aws(idempotency_token)]
    token: Option<String>,
}

fn main() {}
