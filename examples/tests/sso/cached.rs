//! `sso login` where somebody was signed in before.

use std::fs;

use crate::home::{Home, LEGACY_TOKEN, approving, signed_in};
use crate::support::{START_URL, TestResult, stderr, stdout};

#[test]
fn a_good_token_is_used_without_a_word_to_the_service() -> TestResult {
    let server = approving()?;
    let home = Home::after_login(&server)?;
    let before = home.token()?;
    drop(server);
    let output = home.run(["login"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(
        text.starts_with(&format!("already signed in to {START_URL} until 20")),
        "{text}"
    );
    assert_eq!(stderr(&output), "");
    assert_eq!(home.token()?, before);
    Ok(())
}

#[test]
fn force_signs_in_again_as_the_same_client() -> TestResult {
    let server = approving()?;
    let home = Home::after_login(&server)?;
    let before = home.token()?;
    let text = home.succeed(["login", "--no-browser", "--force"])?;
    assert!(text.starts_with(&signed_in()), "{text}");
    let after = home.token()?;
    assert_ne!(after["accessToken"], before["accessToken"]);
    assert_ne!(after["refreshToken"], before["refreshToken"]);
    assert_eq!(after["clientId"], before["clientId"]);
    assert_eq!(server.refreshes(), 0);
    Ok(())
}

#[test]
fn an_expired_token_is_refreshed_without_a_person() -> TestResult {
    let server = approving()?;
    let home = Home::after_login(&server)?;
    let before = home.token()?;
    home.expire_token()?;
    let output = home.run(["login"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(
        text.starts_with(&signed_in()) && text.ends_with(", refreshed\n"),
        "{text}"
    );
    assert_eq!(stderr(&output), "");
    assert_eq!(server.refreshes(), 1);
    let after = home.token()?;
    assert_ne!(after["accessToken"], before["accessToken"]);
    // Good once, so the next one is kept in its place.
    assert_ne!(after["refreshToken"], before["refreshToken"]);
    Ok(())
}

#[test]
fn a_token_that_cannot_be_refreshed_leads_to_the_person() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.change_token("refreshToken", "of nobody")?;
    home.expire_token()?;
    let output = home.run(["login", "--no-browser"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let prompt = stderr(&output);
    assert!(
        prompt.contains("The token in the file is not good: the session \"my-sso\"")
            && prompt.contains("InvalidGrantException"),
        "{prompt}"
    );
    assert!(prompt.contains("/device"), "{prompt}");
    assert!(stdout(&output).starts_with(&signed_in()));
    assert_eq!(server.refreshes(), 0);
    Ok(())
}

#[test]
fn a_file_that_is_no_token_counts_as_none() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    for content in [
        "",
        "{",
        "[]",
        "{\"accessToken\":\"hush\"}",
        "\u{0}\u{1}not JSON",
        "{\"accessToken\":7,\"expiresAt\":\"2999-01-01T00:00:00Z\"}",
    ] {
        fs::write(home.tokens().join(crate::home::TOKEN), content)?;
        let message = home.fail(["accounts"], 6)?;
        assert!(message.contains("sso login"), "{content:?}: {message}");
    }
    let text = home.succeed(["login", "--no-browser"])?;
    assert!(text.starts_with(&signed_in()), "{text}");
    assert!(home.token()?["accessToken"].is_string());
    Ok(())
}

/// botocore's older forms of times, odd cases and keys of other tools are read, and the keys are kept.
#[test]
fn a_token_of_another_tool_is_used_and_kept() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    for time in [
        "2999-01-01T00:00:00Z",
        "2999-01-01T00:00:00UTC",
        "2999-01-01T02:00:00+02:00",
        "2999-01-01T00:00:00.000Z",
    ] {
        home.change_token("expiresAt", time)?;
        let text = home.succeed(["login"])?;
        assert_eq!(
            text,
            format!("already signed in to {START_URL} until 2999-01-01T00:00:00Z\n"),
            "{time}"
        );
    }
    home.change_token("keptByAnother", "tool")?;
    home.expire_token()?;
    home.succeed(["login"])?;
    assert_eq!(home.token()?["keptByAnother"], "tool");
    Ok(())
}

#[test]
fn without_a_session_the_start_url_names_the_file() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let text = home.succeed(["login", "--profile", "old", "--no-browser"])?;
    assert!(text.starts_with(&signed_in()), "{text}");
    assert!(Home::files(&home.tokens()).contains(&LEGACY_TOKEN.to_owned()));
    let token: serde_json::Value =
        serde_json::from_slice(&fs::read(home.tokens().join(LEGACY_TOKEN))?)?;
    assert!(token.get("refreshToken").is_none());
    // The file is found by what is the same session in other words.
    let choice = ["login", "--start-url", START_URL, "--region", "eu-west-1"];
    let text = home.succeed(choice)?;
    assert!(text.starts_with("already signed in"), "{text}");
    Ok(())
}

#[test]
fn a_session_is_chosen_by_option_or_environment() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    for choice in [["--profile", "staging"], ["--sso-session", "my-sso"]] {
        let text = home.succeed([["login"].as_slice(), &choice].concat())?;
        assert!(text.starts_with("already signed in"), "{choice:?}: {text}");
    }
    let mut command = home.sso(["login"]);
    let output = command.env("AWS_PROFILE", "no-sso").output()?;
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("\"no-sso\""),
        "{}",
        stderr(&output)
    );
    for (choice, name) in [
        (["--profile", "nobody"], "nobody"),
        (["--sso-session", "none"], "none"),
    ] {
        let message = home.fail([["login"].as_slice(), &choice].concat(), 2)?;
        assert!(message.contains(name), "{message}");
    }
    Ok(())
}
