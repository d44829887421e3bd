//! The service.

use aws_operation::{Auth, AwsJson1_0, Service, ServiceMetadata};

/// Amazon DynamoDB.
#[derive(Clone, Copy, Debug)]
pub enum DynamoDb {}

impl Service for DynamoDb {
    type Protocol = AwsJson1_0;
    const METADATA: ServiceMetadata = ServiceMetadata::new("DynamoDB", "dynamodb")
        .target("DynamoDB_20120810")
        .auth(Auth::SigV4);
}
