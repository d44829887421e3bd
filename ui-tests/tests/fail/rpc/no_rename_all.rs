use aws_operation::{Auth, AwsJson1_1, Service, ServiceMetadata, aws_operation};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(service = SecretsManager)]
struct GetSecretValue {
    secret_id: String,
    version_stage: Option<String>,
}

// Each name is said: no case is needed.
#[aws_operation(service = SecretsManager)]
struct DeleteSecret {
    #[aws(rename = "SecretId")]
    secret_id: String,
}

// Nor where there is none.
#[aws_operation(service = SecretsManager)]
struct ListSecrets {}

fn main() {}
