use aws_operation::{AwsQuery, Service, ServiceMetadata, aws_operation};

enum Sts {}

impl Service for Sts {
    type Protocol = AwsQuery;
    const METADATA: ServiceMetadata = ServiceMetadata::new("STS", "sts");
}

#[aws_operation(service = Sts, rename_all = "PascalCase")]
struct GetCallerIdentity {}

fn main() {}
