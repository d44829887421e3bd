//! `sso accounts` and `sso roles`.

use std::num::NonZeroU32;

use aws_operation_examples::server::{Account, Config};
use serde_json::{Value, json};

use crate::home::{Home, approving, approving_with};
use crate::support::{TestResult, stderr};

#[test]
fn accounts_of_several_pages() -> TestResult {
    let server = approving_with(Config {
        accounts: Account::numbered(45, 1),
        page_length: const { NonZeroU32::new(20).unwrap() },
        ..Config::default()
    })?;
    let home = Home::signed_in(&server)?;
    let text = home.succeed(["accounts"])?;
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 46, "{text}");
    assert_eq!(
        lines[0].split_whitespace().collect::<Vec<_>>(),
        ["ACCOUNT", "NAME", "E-MAIL"]
    );
    for number in 1..=45 {
        let name = format!("account-{number}");
        let account = format!("{}", 100_000_000_000_u64 + number);
        let mail = format!("aws-account-{number}@example.com");
        let row = [account.as_str(), &name, &mail];
        let found = lines
            .iter()
            .filter(|line| line.split_whitespace().collect::<Vec<_>>() == row)
            .count();
        assert_eq!(found, 1, "{row:?} in {text}");
    }
    let accounts: Vec<Value> =
        serde_json::from_str(&home.succeed(["accounts", "--output", "json"])?)?;
    assert_eq!(accounts.len(), 45);
    assert!(accounts.contains(&json!({
        "accountId": "100000000045",
        "accountName": "account-45",
        "emailAddress": "aws-account-45@example.com",
    })));
    Ok(())
}

#[test]
fn roles_of_several_pages() -> TestResult {
    let server = approving_with(Config {
        accounts: Account::numbered(2, 7),
        page_length: const { NonZeroU32::new(3).unwrap() },
        ..Config::default()
    })?;
    let home = Home::signed_in(&server)?;
    let arguments = ["roles", "--account", "100000000002"];
    let text = home.succeed(arguments)?;
    assert_eq!(text.lines().count(), 8, "{text}");
    for number in 1..=7 {
        let role = format!("Role{number}");
        let is_there = text
            .lines()
            .any(|line| line.split_whitespace().eq([role.as_str(), "100000000002"]));
        assert!(is_there, "{role} in {text}");
    }
    let roles: Vec<Value> =
        serde_json::from_str(&home.succeed([&arguments[..], &["--output", "json"]].concat())?)?;
    assert_eq!(roles.len(), 7);
    assert!(roles.contains(&json!({"roleName": "Role7", "accountId": "100000000002"})));
    Ok(())
}

#[test]
fn what_is_not_there_is_said() -> TestResult {
    let server = approving_with(Config {
        accounts: Vec::new(),
        ..Config::default()
    })?;
    let home = Home::signed_in(&server)?;
    let output = home.run(["accounts"])?;
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "You may use no account.\n");
    assert_eq!(home.succeed(["accounts", "--output", "json"])?, "[]\n");
    for account in ["12345", "1234567890123", "12345678901a", ""] {
        home.fail(["roles", "--account", account], 2)?;
    }
    home.fail(["roles"], 2)?;
    Ok(())
}

#[test]
fn who_is_not_signed_in_is_told_how_to() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    for (arguments, advice) in [
        (&["accounts"][..], "run `sso login --sso-session my-sso`"),
        (
            &["roles", "--account", "111122223333", "--profile", "old"],
            "run `sso login --profile old`",
        ),
        (&["credentials"], "run `sso login --sso-session my-sso`"),
        (
            &[
                "accounts",
                "--start-url",
                "https://x.awsapps.com/start",
                "--region",
                "eu-west-1",
            ],
            "run `sso login --start-url https://x.awsapps.com/start --region eu-west-1`",
        ),
    ] {
        let message = home.fail(arguments.iter().copied(), 6)?;
        assert!(message.contains(advice), "{arguments:?}: {message}");
        assert!(message.starts_with("sso: ") && !message.starts_with("sso: sso: "));
    }
    Ok(())
}
