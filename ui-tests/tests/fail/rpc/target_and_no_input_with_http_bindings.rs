use aws_operation::aws_operation;

#[aws_operation(method = "POST", uri = "/", target = "secretsmanager.GetSecretValue", no_input)]
struct GetSecretValue {
    secret_id: String,
}

fn main() {}
