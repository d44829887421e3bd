use aws_operation::aws_operation;

#[aws_operation(protocol = "awsJson1_1", method = "POST", uri = "/", target = "secretsmanager.GetSecretValue", rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

fn main() {}
