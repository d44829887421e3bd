use aws_operation::aws_shape;

#[aws_shape]
struct Thing {
    #[aws(idempotency_token)]
    token: Option<String>,
}

fn main() {}
