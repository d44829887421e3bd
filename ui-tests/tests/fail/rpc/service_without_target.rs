use aws_operation::{AwsJson1_1, Service, ServiceMetadata, aws_operation};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager");
}

#[aws_operation(service = SecretsManager, rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
}

fn main() {}
