//! AWS STS: who one is, and credentials for a while. moto has none of the errors that the model has.

use std::time::SystemTime;

use aws_operation::{
    Auth, AwsQuery, Error, Sensitive, Service, ServiceMetadata, Timestamp, aws_operation,
    aws_output, aws_shape,
};
use aws_operation_moto_tests::sts::{
    self as imported, AssumeRole, GetCallerIdentity, GetSessionToken,
};

use crate::servers::{TestResult, client, setting};

enum Sts {}

impl Service for Sts {
    type Protocol = AwsQuery;
    const METADATA: ServiceMetadata = ServiceMetadata::new("STS", "sts")
        .version("2011-06-15")
        .auth(Auth::SigV4);
}

#[aws_operation(service = Sts, output = Session, rename_all = "PascalCase", name = "GetSessionToken")]
struct StartSession {
    duration_seconds: Option<u32>,
}

#[aws_output(rename_all = "PascalCase")]
struct Session {
    credentials: Temporary,
}

#[aws_shape(rename_all = "PascalCase")]
struct Temporary {
    access_key_id: String,
    secret_access_key: Sensitive<String>,
    session_token: Sensitive<String>,
    expiration: Timestamp,
}

fn seconds_left(expiration: Timestamp) -> i64 {
    expiration.epoch_seconds() - Timestamp::from(SystemTime::now()).epoch_seconds()
}

#[test]
fn sessions() -> TestResult {
    let client = client();
    let found = client.send(&GetCallerIdentity::new())?;
    assert_eq!(found.account.as_deref(), Some("123456789012"));
    assert!(found.arn.is_some_and(|arn| arn.starts_with("arn:aws:")));
    assert!(found.user_id.is_some());

    let given = client.send(&GetSessionToken::new().duration_seconds(900))?;
    let expected = given.credentials.ok_or("no credentials")?;
    let found = client.send(&StartSession::new().duration_seconds(900))?;
    let found = found.credentials;
    for left in [found.expiration, expected.expiration].map(seconds_left) {
        assert!((800..=901).contains(&left), "{left}");
    }
    assert_eq!(found.access_key_id.len(), expected.access_key_id.len());
    let secrets = (&found.secret_access_key, &expected.secret_access_key);
    assert_eq!(secrets.0.expose().len(), secrets.1.expose().len());
    assert_eq!(
        found.session_token.expose().len(),
        expected.session_token.expose().len()
    );
    Ok(())
}

#[test]
fn roles() -> TestResult {
    let client = client();
    let tags = [
        imported::Tag::new("größe", "a & b"),
        imported::Tag::new("x", ""),
    ];
    let role = AssumeRole::new(setting("/roleArn"), "ada@example.com")
        .duration_seconds(3600)
        .policy(r#"{"Version": "2012-10-17", "Statement": []}"#)
        .tags(tags)
        .transitive_tag_keys(["größe"]);
    let taken = client.send(&role)?;
    let user = taken.assumed_role_user.ok_or("no user")?;
    assert!(
        user.arn.ends_with("assumed-role/story/ada@example.com"),
        "{}",
        user.arn
    );
    assert!(user.assumed_role_id.ends_with(":ada@example.com"));
    let given = taken.credentials.ok_or("no credentials")?;
    assert!((3500..=3601).contains(&seconds_left(given.expiration)));

    let long = AssumeRole::new(setting("/roleArn"), "x".repeat(65));
    let error = client.send(&long).expect_err("the name is too long");
    assert!(matches!(error, Error::Unmodeled(_)), "{error}");
    let said = error.service_error().ok_or("nobody said so")?;
    assert_eq!(
        (said.status().as_u16(), said.code()),
        (400, Some("ValidationError"))
    );
    assert!(
        said.message()
            .is_some_and(|text| text.contains("roleSessionName"))
    );
    Ok(())
}
