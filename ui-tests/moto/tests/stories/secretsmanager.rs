//! AWS Secrets Manager: secrets that are text and secrets that are bytes; moto's own pages.

use aws_operation::{
    Auth, AwsJson1_1, Blob, Error, Sensitive, Service, ServiceMetadata, Timestamp, aws_error,
    aws_operation, aws_output,
};
use aws_operation_moto_tests::secretsmanager::{
    self as imported, CreateSecret, DeleteSecret, DescribeSecret, DescribeSecretError, ListSecrets,
    PutSecretValue, Tag, TagResource, UntagResource, UpdateSecret,
};

use crate::servers::{TestResult, client};

enum SecretsManager {}

impl Service for SecretsManager {
    type Protocol = AwsJson1_1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("Secrets Manager", "secretsmanager")
        .target("secretsmanager")
        .auth(Auth::SigV4);
}

#[aws_operation(service = SecretsManager, output = Secret, error = GetSecretValueError, rename_all = "PascalCase")]
struct GetSecretValue {
    secret_id: String,
    version_stage: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
struct Secret {
    name: String,
    version_stages: Vec<String>,
    secret_string: Option<Sensitive<String>>,
    secret_binary: Option<Sensitive<Blob>>,
    created_date: Timestamp,
}

#[aws_error]
#[derive(Debug)]
enum GetSecretValueError {
    ResourceNotFoundException,
}

#[test]
fn secrets() -> TestResult {
    let client = client();
    let names = ["story/1", "story_2", "story@3+=."];
    for name in names {
        let request = CreateSecret::new(name)
            .secret_string(Sensitive::from("pä\"ss\\wort\n".to_owned()))
            .description("für ä & b");
        let made = client.send(&request)?;
        // The token for the repetition is the version.
        assert_eq!(made.version_id.as_deref().map(str::len), Some(36));
    }
    let pages = client.pages(ListSecrets::new().max_results(2));
    assert_eq!(pages.collect::<Result<Vec<_>, _>>()?.len(), 2);
    let listed: Vec<_> = client
        .items(ListSecrets::new().max_results(2))
        .collect::<Result<_, _>>()?;
    let listed: Vec<_> = listed.into_iter().filter_map(|found| found.name).collect();
    assert_eq!(listed, names);

    let name = names[2];
    let bytes = Sensitive::from(Blob::from([0, 255, 10].as_slice()));
    client.send(&PutSecretValue::new(name).secret_binary(bytes))?;
    compare(name, "AWSCURRENT")?;
    compare(name, "AWSPREVIOUS")?;

    client.send(&UpdateSecret::new(name).description("renamed"))?;
    let tag = |key: &str| Tag::new().key(key).value("ä&=+");
    client.send(&TagResource::new(name, [tag("a b"), tag("c")]))?;
    client.send(&UntagResource::new(name, ["c"]))?;
    let found = client.send(&DescribeSecret::new(name))?;
    let tags = found.tags.unwrap_or_default();
    assert_eq!(found.description.as_deref(), Some("renamed"));
    assert_eq!(tags.len(), 1);
    assert_eq!(tags[0].key.as_deref(), Some("a b"));
    assert_eq!(found.version_ids_to_stages.unwrap_or_default().len(), 2);

    for name in names {
        let gone = client.send(&DeleteSecret::new(name).force_delete_without_recovery(true))?;
        assert!(gone.deletion_date.is_some());
        let error = client
            .send(&DescribeSecret::new(name))
            .expect_err("it is gone");
        assert!(
            matches!(
                error,
                Error::Modeled(DescribeSecretError::ResourceNotFoundException(_), _)
            ),
            "{error}"
        );
        let error = client
            .send(&GetSecretValue::new(name))
            .err()
            .ok_or("it is gone")?;
        assert!(
            matches!(
                error,
                Error::Modeled(GetSecretValueError::ResourceNotFoundException, _)
            ),
            "{error}"
        );
    }
    Ok(())
}

/// What is read by the struct above is what the imported one reads.
fn compare(name: &str, stage: &str) -> TestResult {
    let client = client();
    let found = client.send(&GetSecretValue::new(name).version_stage(stage))?;
    let expected = client.send(&imported::GetSecretValue::new(name).version_stage(stage))?;
    assert_eq!(Some(found.name), expected.name);
    assert_eq!(Some(found.version_stages), expected.version_stages);
    assert_eq!(found.secret_string, expected.secret_string);
    assert_eq!(found.secret_binary, expected.secret_binary);
    assert_eq!(Some(found.created_date), expected.created_date);
    assert_ne!(found.secret_string.is_some(), found.secret_binary.is_some());
    Ok(())
}
