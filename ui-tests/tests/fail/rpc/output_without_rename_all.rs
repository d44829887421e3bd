use aws_operation::{aws_operation, aws_output};

#[aws_operation(
    protocol = "awsJson1_1",
    target = "secretsmanager.GetSecretValue",
    output = Secret,
    rename_all = "PascalCase"
)]
struct GetSecretValue {
    secret_id: String,
}

#[aws_output]
struct Secret {
    name: Option<String>,
}

fn main() {}
