use aws_operation::{Auth, AwsJson1_1, Service, ServiceMetadata, aws_operation};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(service = SecretsManager, name = "secretsmanager.ListSecrets")]
struct ListSecrets {}

#[aws_operation(service = SecretsManager, name = "List?version=1")]
struct List {}

fn main() {}
