//! `sso credentials`.

use std::process::Command;

use serde_json::Value;

use crate::home::{Home, approving};
use crate::support::{Result, TestResult, stderr, stdout};

/// What `credential_process` has to print.
fn process(text: &str) -> Result<Value> {
    let value: Value = serde_json::from_str(text)?;
    assert_eq!(value["Version"], 1);
    for key in ["AccessKeyId", "SecretAccessKey", "SessionToken"] {
        assert!(value[key].is_string(), "{key}");
    }
    let expiration = value["Expiration"].as_str().ok_or("no Expiration")?;
    assert!(expiration.parse::<jiff::Timestamp>()? > jiff::Timestamp::now());
    Ok(value)
}

#[test]
fn each_format_says_the_same() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let text = home.succeed(["credentials"])?;
    assert_eq!(text.lines().count(), 1);
    let credentials = process(&text)?;
    assert_eq!(credentials["AccountId"], "111122223333");
    for format in ["process", "json"] {
        assert_eq!(home.succeed(["credentials", "--format", format])?, text);
    }
    let value = |key: &str| credentials[key].as_str().unwrap_or_default().to_owned();

    // A shell reads the lines, and a program below it has them.
    let lines = home.succeed(["credentials", "--format", "env"])?;
    let output = Command::new("/bin/sh")
        .env_clear()
        .args([
            "-c",
            "eval \"$0\"; exec /bin/sh -c 'echo \"$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN $AWS_CREDENTIAL_EXPIRATION $AWS_REGION\"'",
            &lines,
        ])
        .output()?;
    assert_eq!(
        stdout(&output).trim_end(),
        format!(
            "{} {} {} {} eu-central-1",
            value("AccessKeyId"),
            value("SecretAccessKey"),
            value("SessionToken"),
            value("Expiration")
        )
    );

    let section = home.succeed(["credentials", "--format", "ini"])?;
    let mut lines = section.lines();
    assert_eq!(lines.next(), Some("[default]"), "{section}");
    for (name, key) in [
        ("aws_access_key_id", "AccessKeyId"),
        ("aws_secret_access_key", "SecretAccessKey"),
        ("aws_session_token", "SessionToken"),
    ] {
        let line = format!("{name} = {}", value(key));
        assert!(section.lines().any(|found| found == line), "{name}");
    }
    Ok(())
}

#[test]
fn a_role_is_that_of_a_profile_or_named() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.succeed(["login", "--profile", "old", "--no-browser"])?;
    let account_of = |arguments: &[&str]| -> Result<Value> {
        let text = home.succeed([&["credentials"], arguments].concat())?;
        Ok(process(&text)?["AccountId"].clone())
    };
    assert_eq!(account_of(&["--profile", "staging"])?, "222233334444");
    assert_eq!(account_of(&["--profile", "old"])?, "333344445555");
    let named = ["--account", "333344445555", "--role", "PowerUser"];
    assert_eq!(account_of(&named)?, "333344445555");
    for session in [
        &["--sso-session", "my-sso"][..],
        &["--profile", "no-role"],
        &[
            "--start-url",
            "https://example.awsapps.com/start",
            "--region",
            "eu-west-1",
        ],
    ] {
        assert_eq!(
            account_of(&[session, &named].concat())?,
            "333344445555",
            "{session:?}"
        );
    }
    // Each role has credentials of its own.
    assert_eq!(Home::files(&home.roles()).len(), 4);
    Ok(())
}

#[test]
fn they_are_kept_until_they_are_due() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let first = home.succeed(["credentials"])?;
    // SSO.md section 9.
    let files = Home::files(&home.roles());
    assert_eq!(files.len(), 1);
    let path = home.roles().join(&files[0]);
    let mut kept: Value = serde_json::from_slice(&std::fs::read(&path)?)?;
    assert_eq!(kept["ProviderType"], "sso");
    assert_eq!(home.succeed(["credentials"])?, first);

    // Due in less than 15 minutes.
    let soon = jiff::Timestamp::now() + std::time::Duration::from_secs(60);
    kept["Credentials"]["Expiration"] = format!("{soon:.0}").into();
    std::fs::write(&path, kept.to_string())?;
    let second = home.succeed(["credentials"])?;
    assert_ne!(
        process(&second)?["AccessKeyId"],
        process(&first)?["AccessKeyId"]
    );

    drop(server);
    assert_eq!(home.succeed(["credentials"])?, second);
    Ok(())
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let role = |account, role| ["credentials", "--account", account, "--role", role];
    for (account, name) in [
        ("111122223333", "Administrator"),
        ("999988887777", "ReadOnly"),
    ] {
        let message = home.fail(role(account, name), 1)?;
        assert!(
            message.contains(name) && message.contains(account),
            "{message}"
        );
    }
    let message = home.fail(["credentials", "--profile", "no-role"], 2)?;
    assert!(
        message.contains("\"no-role\"") && message.contains("--account"),
        "{message}"
    );
    let message = home.fail(["credentials", "--sso-session", "my-sso"], 2)?;
    assert!(message.contains("--account and --role"), "{message}");
    home.fail(["credentials", "--account", "111122223333"], 2)?;
    home.fail(["credentials", "--role", "ReadOnly"], 2)?;
    home.fail(["credentials", "--format", "xml"], 2)?;
    drop(server);
    let message = home.fail(["credentials"], 5)?;
    assert!(message.starts_with("sso: no credentials for"), "{message}");
    Ok(())
}

/// A program reads standard output, and its person standard error.
#[test]
fn an_expired_token_is_refreshed_on_the_way() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.expire_token()?;
    let output = home.run(["credentials"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    process(&stdout(&output))?;
    assert_eq!(stderr(&output), "");
    assert_eq!(server.refreshes(), 1);
    Ok(())
}
