use aws_operation::aws_operation;

#[aws_operation(protocol = "awsJson11", target = "secretsmanager.GetSecretValue", rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

#[aws_operation(protocol = "soap", target = "secretsmanager.GetSecretValue", rename_all = "PascalCase")]
struct PutSecretValue {
    secret_id: String,
}

fn main() {}
