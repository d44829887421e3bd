use aws_operation::aws_operation;

#[aws_operation(protocol = "awsJson1_1", target = "secretsmanager", rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

#[aws_operation(protocol = "awsJson1_1", target = "Secrets Manager.Get", rename_all = "PascalCase")]
struct PutSecretValue {
    secret_id: String,
}

fn main() {}
