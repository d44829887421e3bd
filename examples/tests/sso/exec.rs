//! `sso exec`.

use serde_json::Value;

use crate::home::{Home, approving};
use crate::support::{TestResult, stderr, stdout};

#[test]
fn the_command_has_the_credentials_and_nothing_that_leads_elsewhere() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let credentials: Value =
        serde_json::from_str(&home.succeed(["credentials", "--profile", "staging"])?)?;
    let output = home
        .sso(["exec", "--profile", "staging", "--", "env"])
        .env("AWS_PROFILE", "no-sso")
        .env("AWS_DEFAULT_PROFILE", "no-sso")
        .env("AWS_ACCESS_KEY_ID", "of another")
        .env("AWS_SECRET_ACCESS_KEY", "of another")
        .env("AWS_SESSION_TOKEN", "of another")
        .env("AWS_SECURITY_TOKEN", "of another")
        .env("AWS_ROLE_ARN", "of another")
        .env("AWS_WEB_IDENTITY_TOKEN_FILE", "of another")
        .env("KEPT", "as it is")
        .output()?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    let variable = |name: &str| {
        let mut lines = text.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
    };
    for (name, key) in [
        ("AWS_ACCESS_KEY_ID", "AccessKeyId"),
        ("AWS_SECRET_ACCESS_KEY", "SecretAccessKey"),
        ("AWS_SESSION_TOKEN", "SessionToken"),
        ("AWS_CREDENTIAL_EXPIRATION", "Expiration"),
    ] {
        assert_eq!(variable(name), credentials[key].as_str(), "{name}");
    }
    for name in [
        "AWS_PROFILE",
        "AWS_DEFAULT_PROFILE",
        "AWS_SECURITY_TOKEN",
        "AWS_ROLE_ARN",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
    ] {
        assert_eq!(variable(name), None, "{name}");
    }
    assert_eq!(variable("KEPT"), Some("as it is"));
    assert_eq!(stderr(&output), "");
    Ok(())
}

#[test]
fn the_region_of_the_profile_goes_along() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let region = ["exec", "--", "/bin/sh", "-c", "echo \"$AWS_REGION\""];
    assert_eq!(home.succeed(region)?, "eu-central-1\n");
    // What the person says for this once is heeded.
    let output = home.sso(region).env("AWS_REGION", "us-west-2").output()?;
    assert_eq!(stdout(&output), "us-west-2\n");
    Ok(())
}

#[test]
fn arguments_and_exit_code_are_the_commands() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let output = home.run([
        "exec",
        "--",
        "/bin/sh",
        "-c",
        "printf '<%s>' \"$@\"; exit 17",
        "sh",
        "two words",
        "--quiet",
        "",
    ])?;
    assert_eq!(output.status.code(), Some(17), "{}", stderr(&output));
    assert_eq!(stdout(&output), "<two words><--quiet><>");
    Ok(())
}

#[test]
fn a_command_that_is_not_there_is_named() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let message = home.fail(["exec", "--", "no-such-command-here"], 127)?;
    assert!(
        message.contains("\"no-such-command-here\" cannot be run"),
        "{message}"
    );
    home.fail(["exec", "--", "/"], 126)?;
    for arguments in [&["exec"][..], &["exec", "--"], &["exec", "env"]] {
        home.fail(arguments.iter().copied(), 2)?;
    }
    Ok(())
}

/// Nothing is run for somebody who is not signed in.
#[test]
fn without_a_sign_in_nothing_runs() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let message = home.fail(["exec", "--", "echo", "ran"], 6)?;
    assert!(message.contains("sso login"), "{message}");
    Ok(())
}
