//! Signatures that are refused, so that those which are taken say something.

use aws_operation::{Client, Credentials, Error};
use aws_operation_moto_tests::{batch, dynamodb, eks, secretsmanager, sqs, ssm};

use crate::servers::{TestResult, builder, credentials, setting};

/// The status of a refusal and its code.
fn refusal<T, E>(result: Result<T, Error<E>>) -> (u16, String)
where
    E: aws_operation::ModeledError,
{
    let Err(error) = result else {
        panic!("it was taken");
    };
    let error = error.service_error().expect("somebody refused it");
    (
        error.status().as_u16(),
        error.code().unwrap_or_default().to_owned(),
    )
}

#[test]
fn the_proxy_refuses_another_secret() -> TestResult {
    let wrong = Credentials::new(setting("/accessKeyId"), "another")
        .with_session_token(setting("/sessionToken"));
    let client = builder(setting("/url"), wrong).build()?;
    let refused = refusal(client.send(&eks::ListClusters::new()));
    assert_eq!(refused, (403, "InvalidSignatureException".to_owned()));
    Ok(())
}

#[test]
fn the_proxy_refuses_a_session_token_that_is_not_the_one() -> TestResult {
    let client = builder(setting("/url"), credentials().with_session_token("another")).build()?;
    let refused = refusal(client.send(&eks::ListClusters::new()));
    assert_eq!(refused, (403, "UnrecognizedClientException".to_owned()));
    Ok(())
}

/// moto can check signatures itself, of users that were made on it; the proxy has no part in this. Of the services with HTTP
/// bindings it does so rightly for AWS Batch alone: its server refuses what botocore signs for the others.
#[test]
fn moto_itself_checks_the_signature() -> TestResult {
    let request = batch::DescribeJobDefinitions::new().job_definition_name("none");
    let found = moto_client(setting("/iam/secretAccessKey"))?.send(&request)?;
    assert_eq!(found.job_definitions.unwrap_or_default().len(), 0);
    let refused = refusal(moto_client("another")?.send(&request));
    assert_eq!(refused.0, 403, "{refused:?}");
    Ok(())
}

/// Both versions of awsJson, and a service that was asked for the errors of awsQuery.
#[test]
fn moto_itself_checks_the_signature_of_an_rpc() -> TestResult {
    let right = moto_client(setting("/iam/secretAccessKey"))?;
    let wrong = moto_client("another")?;
    macro_rules! check {
        ($($request:expr),*) => {$(
            right.send(&$request)?;
            let refused = refusal(wrong.send(&$request));
            assert_eq!(refused.0, 403, "{refused:?}");
        )*};
    }
    check!(
        dynamodb::ListTables::new(),
        secretsmanager::ListSecrets::new(),
        sqs::ListQueues::new(),
        ssm::DescribeParameters::new()
    );
    Ok(())
}

/// A client of moto alone.
fn moto_client(secret: &str) -> Result<Client, Box<dyn std::error::Error>> {
    let credentials = Credentials::new(setting("/iam/accessKeyId"), secret);
    Ok(builder(setting("/iam/url"), credentials).build()?)
}
