//! `sso status`.

use std::fs;

use serde_json::{Value, json};

use crate::home::{Home, LEGACY_TOKEN, TOKEN, approving};
use crate::support::{START_URL, TestResult, stderr, stdout};

/// The columns of a table's line.
fn cells(line: &str) -> Vec<&str> {
    line.split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

#[test]
fn all_sessions_in_a_table() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.change_token("expiresAt", "2999-01-01T00:00:00Z")?;
    let text = home.succeed(["status"])?;
    let lines: Vec<_> = text.lines().map(cells).collect();
    assert_eq!(
        lines,
        [
            ["SESSION", "START URL", "REGION", "SIGNED IN", "EXPIRES"],
            [
                "my-sso",
                START_URL,
                "eu-west-1",
                "yes, refreshable",
                "2999-01-01T00:00:00Z"
            ],
            ["old", START_URL, "eu-west-1", "no", "-"],
        ],
        "{text}"
    );
    home.expire_token()?;
    assert!(home.succeed(["status"])?.contains("  expired, refreshable"));
    let token = home.token()?;
    for secret in ["accessToken", "refreshToken", "clientSecret"] {
        assert!(!text.contains(token[secret].as_str().ok_or(secret)?));
    }
    Ok(())
}

#[test]
fn all_sessions_as_json() -> TestResult {
    let server = approving()?;
    let home = Home::after_login(&server)?;
    home.change_token("expiresAt", "2999-01-01T00:00:00Z")?;
    let path = |name| home.tokens().join(name).display().to_string();
    let text = home.succeed(["status", "--output", "json"])?;
    assert_eq!(
        serde_json::from_str::<Value>(&text)?,
        json!([
            {
                "session": "my-sso",
                "profiles": ["default", "no-role", "staging"],
                "startUrl": START_URL,
                "region": "eu-west-1",
                "signedIn": true,
                "expiresAt": "2999-01-01T00:00:00Z",
                "refreshable": true,
                "file": path(TOKEN),
            },
            {
                "session": null,
                "profiles": ["old"],
                "startUrl": START_URL,
                "region": "eu-west-1",
                "signedIn": false,
                "expiresAt": null,
                "refreshable": false,
                "file": path(LEGACY_TOKEN),
            },
        ])
    );
    Ok(())
}

/// A file that no section leads to is somebody's sign-in all the same; one that is no token is not.
#[test]
fn files_of_other_tools() -> TestResult {
    let home = Home::empty("http://127.0.0.1:1")?;
    fs::create_dir_all(home.tokens())?;
    fs::write(
        home.tokens().join("theirs.json"),
        json!({"accessToken": "hush", "expiresAt": "2999-01-01T00:00:00UTC", "startUrl": "https://theirs"}).to_string(),
    )?;
    fs::write(home.tokens().join("broken.json"), "{\"accessToken\": \"hu")?;
    fs::write(
        home.tokens().join("registration.json"),
        json!({"clientId": "x", "clientSecret": "hush", "expiresAt": "2999-01-01T00:00:00Z"})
            .to_string(),
    )?;
    let text = home.succeed(["status", "--output", "json"])?;
    let sessions: Vec<Value> = serde_json::from_str(&text)?;
    assert_eq!(sessions.len(), 1, "{text}");
    assert_eq!(sessions[0]["startUrl"], "https://theirs");
    assert_eq!(sessions[0]["signedIn"], true);
    assert!(!text.contains("hush"), "{text}");
    Ok(())
}

#[test]
fn no_session_at_all_says_what_to_do() -> TestResult {
    let home = Home::empty("http://127.0.0.1:1")?;
    let output = home.run(["status"])?;
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "");
    assert!(
        stderr(&output).contains("sso configure"),
        "{}",
        stderr(&output)
    );
    assert_eq!(home.succeed(["status", "--output", "json"])?, "[]\n");
    Ok(())
}

#[test]
fn a_broken_profile_hides_no_other() -> TestResult {
    let home = Home::empty("http://127.0.0.1:1")?;
    fs::write(
        home.config(),
        "[sso-session whole]\nsso_start_url = https://whole\nsso_region = eu-west-1\n[profile broken]\nsso_session = gone\n",
    )?;
    let output = home.run(["status"])?;
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("https://whole"), "{output:?}");
    assert!(stderr(&output).contains("gone"), "{output:?}");
    Ok(())
}

#[test]
fn a_broken_configuration_is_named_with_its_line() -> TestResult {
    let home = Home::empty("http://127.0.0.1:1")?;
    fs::write(home.config(), "[default]\nnonsense\n")?;
    let message = home.fail(["status"], 2)?;
    let path = home.config().display().to_string();
    assert!(
        message.contains(&path) && message.contains('2'),
        "{message}"
    );
    Ok(())
}
