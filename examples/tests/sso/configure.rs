//! `sso configure`, where nobody can be asked.

use std::fs;

use crate::home::{Home, approving};
use crate::support::{START_URL, TestResult, stderr, stdout};

const ARGUMENTS: [&str; 8] = [
    "configure",
    "--sso-session",
    "work",
    "--start-url",
    START_URL,
    "--region",
    "eu-west-1",
    "--no-browser",
];

fn arguments<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&ARGUMENTS[..], more].concat()
}

#[test]
fn profiles_for_all_roles_in_a_file_that_is_not_there() -> TestResult {
    let server = approving()?;
    let home = Home::empty(&server.url())?;
    let output = home.run(arguments(&[
        "--all",
        "--yes",
        "--profile-region",
        "eu-north-1",
    ]))?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let path = home.config().display().to_string();
    assert!(
        stderr(&output).ends_with(&format!("Written to {path}.\n")),
        "{}",
        stderr(&output)
    );
    let file = fs::read_to_string(home.config())?;
    assert_eq!(file.matches("[profile ").count(), 6, "{file}");
    assert_eq!(file.matches("region = eu-north-1").count(), 6, "{file}");
    // Every line of the file was shown first.
    let preview = stdout(&output);
    for line in file.lines() {
        assert!(preview.contains(line), "{line:?} is not in {preview}");
    }

    // What was written is of use.
    let text = home.succeed(["credentials", "--profile", "PowerUser-222233334444"])?;
    assert!(text.contains("\"AccountId\":\"222233334444\""), "{text}");
    let text = home.succeed(["status"])?;
    assert!(
        text.contains("work") && text.contains("yes, refreshable"),
        "{text}"
    );

    // Once more, and nothing is to be done.
    let output = home.run(arguments(&[
        "--all",
        "--yes",
        "--profile-region",
        "eu-north-1",
    ]))?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        format!("{path} says all of this already.\n")
    );
    assert_eq!(fs::read_to_string(home.config())?, file);
    Ok(())
}

#[test]
fn one_profile_in_a_file_with_comments() -> TestResult {
    let server = approving()?;
    let home = Home::empty(&server.url())?;
    let before = "\
# mine
[profile zebra]
region=us-east-1   # as ever
s3 =
    max_concurrent_requests = 20

; the end
[default]
output = json
";
    fs::write(home.config(), before)?;
    let output = home.run(arguments(&[
        "--role",
        "222233334444/PowerUser=night",
        "--role",
        "111122223333/ReadOnly",
        "--yes",
    ]))?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file = fs::read_to_string(home.config())?;
    let added = file
        .strip_prefix(before)
        .ok_or_else(|| format!("what was there changed: {file}"))?;
    assert_eq!(
        added.trim(),
        format!(
            "\
[sso-session work]
sso_start_url = {START_URL}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile night]
sso_session = work
sso_account_id = 222233334444
sso_role_name = PowerUser

[profile ReadOnly-111122223333]
sso_session = work
sso_account_id = 111122223333
sso_role_name = ReadOnly"
        )
    );
    home.succeed(["credentials", "--profile", "night"])?;
    Ok(())
}

#[test]
fn without_yes_the_change_is_shown_and_not_made() -> TestResult {
    let server = approving()?;
    let home = Home::empty(&server.url())?;
    fs::write(home.config(), "# mine\n")?;
    let output = home.run(arguments(&["--role", "111122223333/ReadOnly"]))?;
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("--yes is not given"),
        "{}",
        stderr(&output)
    );
    assert!(
        stdout(&output).contains("[profile ReadOnly-111122223333]"),
        "{}",
        stdout(&output)
    );
    assert_eq!(fs::read_to_string(home.config())?, "# mine\n");
    Ok(())
}

#[test]
fn what_is_missing_or_wrong_is_said_and_nothing_is_written() -> TestResult {
    let server = approving()?;
    let home = Home::empty(&server.url())?;
    for (arguments, expected) in [
        (vec!["configure"], "--sso-session is not given"),
        (
            vec!["configure", "--sso-session", "work"],
            "--start-url is not given",
        ),
        (
            vec![
                "configure",
                "--sso-session",
                "work",
                "--start-url",
                START_URL,
            ],
            "--region is not given",
        ),
        (
            arguments(&["--yes", "--role", "ReadOnly"]),
            "expected ACCOUNT/ROLE or ACCOUNT/ROLE=PROFILE",
        ),
        (
            arguments(&["--yes", "--role", "111122223333/Administrator"]),
            "you may take no such role",
        ),
        (arguments(&["--yes", "--all", "--role", "1/2"]), "--role"),
        (
            arguments(&["--yes", "--role", "111122223333/ReadOnly=a]b"]),
            "\"a]b\": use one",
        ),
        (
            vec![
                "configure",
                "--sso-session",
                "a\nb",
                "--start-url",
                START_URL,
                "--region",
                "eu-west-1",
                "--no-browser",
                "--yes",
            ],
            "\"a\\nb\": use one",
        ),
    ] {
        let message = home.fail(arguments.iter().copied(), 2)?;
        assert!(message.contains(expected), "{arguments:?}: {message}");
        assert!(!home.config().exists(), "{arguments:?}");
    }
    Ok(())
}

/// The file that `AWS_CONFIG_FILE` names is the one that is written.
#[test]
fn another_file() -> TestResult {
    let server = approving()?;
    let home = Home::empty(&server.url())?;
    let path = home.path().join("elsewhere");
    let output = home
        .sso(arguments(&["--role", "111122223333/ReadOnly=x", "--yes"]))
        .env("AWS_CONFIG_FILE", &path)
        .output()?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(fs::read_to_string(path)?.contains("[profile x]"));
    assert!(!home.config().exists());
    Ok(())
}
