use aws_operation::{Auth, AwsJson1_1, Service, ServiceMetadata, aws_operation};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(service = SecretsManager, rename_all = "PascalCase")]
struct GetSecretValue {
    #[aws(label)]
    secret_id: String,
    #[aws(query = "stage")]
    version_stage: Option<String>,
    #[aws(header = "X-Version")]
    version_id: Option<String>,
    #[aws(query_map)]
    more: Option<std::collections::BTreeMap<String, String>>,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: Option<std::collections::BTreeMap<String, String>>,
    #[aws(body)]
    token: Option<String>,
}

#[aws_operation(service = SecretsManager, rename_all = "PascalCase")]
struct PutSecretValue {
    #[aws(payload)]
    content: String,
    #[aws(status_code)]
    status: u16,
}

fn main() {}
