//! Each program against a service on this machine.

use std::error::Error;
use std::process::{Command, Output};
use std::sync::Mutex;

use serde_json::{Value, json};

use crate::services::{self, KEYS, REGION, Refusal, header};

type TestResult = Result<(), Box<dyn Error>>;

const JSON_1_0: &str = "application/x-amz-json-1.0";
const JSON_1_1: &str = "application/x-amz-json-1.1";

/// Runs a program without this machine's configuration.
pub(crate) fn run(
    program: &str,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<Output, Box<dyn Error>> {
    Ok(Command::new(program)
        .args(arguments)
        .env_clear()
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_REGION", REGION)
        .envs(KEYS)
        .envs(variables.iter().copied())
        .output()?)
}

pub(crate) fn assert_prints(output: &Output, expected: &str) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        expected,
        "{errors}"
    );
    assert!(output.status.success(), "{errors}");
}

#[test]
fn putting_once() -> TestResult {
    let there = Mutex::new(Vec::new());
    let double = services::start(
        "dynamodb",
        (JSON_1_0, "DynamoDB_20120810.PutItem"),
        move |_, body| {
            let mut there = there.lock().expect("no test panics while it has it");
            assert_eq!(body["ConditionExpression"], "attribute_not_exists(id)");
            assert_eq!(body["TableName"], "notes");
            if there.contains(&body["Item"]["id"]) {
                return Err(Refusal::new(400, "ConditionalCheckFailedException"));
            }
            let item = &body["Item"];
            let expected = json!({
                "id": {"S": "1"}, "text": {"S": "buy tea"}, "length": {"N": "7"}, "read": {"BOOL": false},
            });
            assert_eq!(*item, expected);
            there.push(item["id"].clone());
            Ok(json!({}))
        },
    )?;
    let url = double.url();
    let put = || {
        run(
            env!("CARGO_BIN_EXE_put_once"),
            &["notes", "1", "buy tea"],
            &[("AWS_ENDPOINT_URL_DYNAMODB", &url)],
        )
    };
    assert_prints(&put()?, "put\n");
    assert_prints(&put()?, "there is one already\n");
    assert_eq!(double.lines(), ["POST /", "POST /"]);
    Ok(())
}

#[test]
fn getting_a_secret() -> TestResult {
    let calls = Mutex::new(0);
    let double = services::start(
        "secretsmanager",
        (JSON_1_1, "secretsmanager.GetSecretValue"),
        move |_, body| {
            assert_eq!(body["VersionStage"], "AWSCURRENT");
            let mut calls = calls.lock().expect("no test panics while it has it");
            *calls += 1;
            if *calls == 1 {
                return Err(Refusal::new(500, "InternalServiceError"));
            }
            match body["SecretId"].as_str() {
                Some("db/password") => {
                    Ok(json!({"Name": "db/password", "SecretString": "tea-4-2"}))
                }
                Some("db/key") => Ok(json!({"Name": "db/key", "SecretBinary": "AAE="})),
                _ => Err(Refusal::new(400, "ResourceNotFoundException")),
            }
        },
    )?;
    let url = double.url();
    let get = |name: &str| {
        run(
            env!("CARGO_BIN_EXE_get_secret"),
            &[name],
            &[("AWS_ENDPOINT_URL_SECRETS_MANAGER", &url)],
        )
    };
    // Twice: it only reads, so it is made again.
    assert_prints(&get("db/password")?, "tea-4-2\n");
    assert_eq!(double.lines().len(), 2);
    assert_prints(&get("db/key")?, "the secret is no text\n");
    assert_prints(&get("nothing")?, "there is no secret nothing\n");
    assert_eq!(double.lines().len(), 4);
    Ok(())
}

#[test]
fn sending_a_message() -> TestResult {
    let double = services::start(
        "sqs",
        (JSON_1_0, "AmazonSQS.SendMessage"),
        |request, body| {
            assert_eq!(header(request, "x-amzn-query-mode"), Some("true"));
            assert_eq!(body["DelaySeconds"], 5);
            let queue = body["QueueUrl"]
                .as_str()
                .and_then(|url| url.rsplit('/').next());
            match queue {
                Some("jobs") => {
                    assert_eq!(body["MessageBody"], "resize 7");
                    Ok(json!({"MessageId": "m-1", "MD5OfMessageBody": ""}))
                }
                Some("broken") => Err(Refusal::new(500, "InternalError")),
                _ => Err(Refusal {
                    status: 400,
                    error: "QueueDoesNotExist",
                    headers: &[(
                        "x-amzn-query-error",
                        "AWS.SimpleQueueService.NonExistentQueue;Sender",
                    )],
                }),
            }
        },
    )?;
    let url = double.url();
    let send = |queue: &str| {
        let queue = format!("https://sqs.eu-west-1.amazonaws.com/111122223333/{queue}");
        run(
            env!("CARGO_BIN_EXE_send_message"),
            &[&queue, "resize 7"],
            &[("AWS_ENDPOINT_URL_SQS", &url)],
        )
    };
    assert_prints(&send("jobs")?, "sent m-1\n");
    assert_prints(
        &send("nothing")?,
        "there is no such queue: AWS.SimpleQueueService.NonExistentQueue\n",
    );
    // It may have been sent, so it is not sent again.
    let broken = send("broken")?;
    assert_eq!(broken.status.code(), Some(1));
    let errors = String::from_utf8_lossy(&broken.stderr);
    assert!(errors.contains("SendMessage: InternalError"), "{errors}");
    assert_eq!(double.lines().len(), 3);
    Ok(())
}

#[test]
fn getting_an_identity() -> TestResult {
    let double = services::start(
        "",
        (JSON_1_1, "AWSCognitoIdentityService.GetId"),
        |_, body: &Value| {
            assert_eq!(*body, json!({"IdentityPoolId": "eu-west-1:pool"}));
            Ok(json!({"IdentityId": "eu-west-1:person"}))
        },
    )?;
    let output = run(
        env!("CARGO_BIN_EXE_get_identity"),
        &[&double.url(), "eu-west-1:pool"],
        &[],
    )?;
    assert_prints(&output, "eu-west-1:person\n");
    Ok(())
}
