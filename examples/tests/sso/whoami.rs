//! `sso whoami`.

use std::process::Command;

use serde_json::{Value, json};

use crate::home::{Home, approving};
use crate::support::{TestResult, stderr, stdout};

/// The ARN that a role of AWS SSO has.
fn arn(account: &str, role: &str) -> String {
    format!("arn:aws:sts::{account}:assumed-role/AWSReservedSSO_{role}/local")
}

#[test]
fn the_role_of_a_profile_and_a_role_by_name() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let text = home.succeed(["whoami"])?;
    let rows: Vec<Vec<_>> = text
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows.len(), 2, "{text}");
    assert_eq!(rows[0], ["ACCOUNT", "ARN", "USER", "ID"]);
    assert_eq!(
        rows[1][..2],
        ["111122223333", &*arn("111122223333", "ReadOnly")]
    );

    // The profile has no region: that of the portal will do.
    let text = home.succeed(["whoami", "--profile", "staging", "--output", "json"])?;
    let found: Value = serde_json::from_str(&text)?;
    assert_eq!(found["Account"], "222233334444");
    assert_eq!(found["Arn"], arn("222233334444", "PowerUser"));
    assert!(
        found["UserId"]
            .as_str()
            .is_some_and(|id| id.starts_with("AROA"))
    );

    let named = [
        "--account",
        "333344445555",
        "--role",
        "Administrator",
        "--output",
        "json",
    ];
    let text = home.succeed([&["whoami"], &named[..]].concat())?;
    let found: Value = serde_json::from_str(&text)?;
    assert_eq!(found["Arn"], arn("333344445555", "Administrator"));
    Ok(())
}

/// Credentials from elsewhere: the environment has those of a role here.
#[test]
fn who_the_credentials_are_that_the_aws_cli_would_find() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let text = home.succeed(["credentials", "--profile", "staging"])?;
    let keys: Value = serde_json::from_str(&text)?;
    let key = |name: &str| keys[name].as_str().unwrap_or_default().to_owned();
    let with_keys = |command: &mut Command| {
        command
            .env("AWS_PROFILE", "no-sso")
            .env("AWS_ACCESS_KEY_ID", key("AccessKeyId"))
            .env("AWS_SECRET_ACCESS_KEY", key("SecretAccessKey"))
            .env("AWS_SESSION_TOKEN", key("SessionToken"))
            .output()
    };
    let output = with_keys(&mut home.sso(["whoami", "--output", "json"]))?;
    let found: Value = serde_json::from_str(&stdout(&output))?;
    assert_eq!(
        found["Arn"],
        json!(arn("222233334444", "PowerUser")),
        "{}",
        stderr(&output)
    );

    let mut wrong = home.sso(["whoami"]);
    wrong
        .env("AWS_PROFILE", "no-sso")
        .env("AWS_ACCESS_KEY_ID", key("AccessKeyId"))
        .env("AWS_SECRET_ACCESS_KEY", "not-the-key")
        .env("AWS_SESSION_TOKEN", key("SessionToken"));
    let output = wrong.output()?;
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("GetCallerIdentity"), "{message}");
    assert!(message.contains("InvalidSignature"), "{message}");
    assert!(!message.contains("not-the-key"), "{message}");
    Ok(())
}

#[test]
fn nobody_is_signed_in() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let output = home.run(["whoami"])?;
    assert_eq!(output.status.code(), Some(6), "{}", stderr(&output));
    let output = home.run(["whoami", "--sso-session", "my-sso"])?;
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    Ok(())
}
