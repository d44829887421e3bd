use aws_operation::{Auth, AwsJson1_1, Service, ServiceMetadata, aws_operation, aws_output};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(service = SecretsManager, output = Secret, rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

#[aws_output(rename_all = "PascalCase")]
struct Secret {
    name: String,
    #[aws(header = "x-amzn-requestid")]
    request_id: Option<String>,
}

fn main() {}
