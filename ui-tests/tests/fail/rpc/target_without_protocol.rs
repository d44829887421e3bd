use aws_operation::aws_operation;

#[aws_operation(target = "secretsmanager.GetSecretValue", rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

fn main() {}
