//! From one role to the next: the proxy verifies each call with the keys and the session token that STS gave before.

use aws_operation::{ByteStream, Client, Credentials};
use aws_operation_moto_tests::sts::{self, AssumeRole, GetCallerIdentity};
use aws_operation_moto_tests::{
    cloudwatch_cbor, dynamodb, ec2, eks, iam, route53, s3, secretsmanager,
};

use crate::servers::{TestResult, builder, client, setting};

const FAR_ROLE: &str = "arn:aws:iam::210987654321:role/path/far";

fn client_with(credentials: Credentials) -> Result<Client, Box<dyn std::error::Error>> {
    Ok(builder(setting("/url"), credentials).build()?)
}

fn credentials(given: &sts::Credentials) -> Credentials {
    Credentials::new(&*given.access_key_id, given.secret_access_key.clone())
        .with_session_token(given.session_token.clone())
}

fn arn(client: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let found = client.send(&GetCallerIdentity::new())?;
    Ok(found.arn.ok_or("no ARN")?)
}

#[test]
fn from_role_to_role() -> TestResult {
    let taken = client().send(&AssumeRole::new(setting("/roleArn"), "first"))?;
    let given = taken.credentials.ok_or("no credentials")?;
    let first = client_with(credentials(&given))?;
    assert_eq!(
        arn(&first)?,
        "arn:aws:sts::123456789012:assumed-role/story/first"
    );

    let taken = first.send(&AssumeRole::new(FAR_ROLE, "second"))?;
    let given = taken.credentials.ok_or("no credentials")?;
    let second = client_with(credentials(&given))?;
    let found = arn(&second)?;
    assert!(found.starts_with("arn:aws:sts::210987654321:assumed-role/"));
    assert!(found.ends_with("/second"), "{found}");

    // One service of each protocol.
    second.send(&cloudwatch_cbor::ListMetrics::new())?;
    second.send(&dynamodb::ListTables::new())?;
    second.send(&ec2::DescribeVpcs::new())?;
    second.send(&eks::ListClusters::new())?;
    second.send(&route53::ListHostedZones::new())?;
    second.send(&secretsmanager::ListSecrets::new())?;
    let (bucket, key) = ("story-of-roles", "by the second");
    second.send(&s3::CreateBucket::new(bucket))?;
    second.send(&s3::PutObject::new(bucket, key).body(ByteStream::from("x")))?;
    second.send(&s3::HeadObject::new(bucket, key))?;

    let other = credentials(&given).with_session_token("another");
    let refused = client_with(other)?
        .send(&dynamodb::ListTables::new())
        .expect_err("the token is another");
    let said = refused.service_error().ok_or("nobody said so")?;
    assert_eq!(said.code(), Some("UnrecognizedClientException"));
    Ok(())
}

#[test]
fn from_user_to_role() -> TestResult {
    let user = "chain-story";
    let client = client();
    client.send(&iam::CreateUser::new(user))?;
    let key = client.send(&iam::CreateAccessKey::new().user_name(user))?;
    let key = key.access_key.ok_or("no key")?;
    let keys = Credentials::new(&*key.access_key_id, key.secret_access_key);
    let by_user = client_with(keys)?;
    assert_eq!(arn(&by_user)?, "arn:aws:iam::123456789012:user/chain-story");
    let taken = by_user.send(&AssumeRole::new(setting("/roleArn"), "third"))?;
    let given = taken.credentials.ok_or("no credentials")?;
    let by_role = client_with(credentials(&given))?;
    assert!(arn(&by_role)?.ends_with("/third"));
    Ok(())
}
