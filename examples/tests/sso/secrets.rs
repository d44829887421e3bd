//! Secrets stay out of the logs, however much is logged.

use std::num::NonZeroU32;

use aws_operation_examples::server::{Config, Decider, Server};

use crate::home::{Home, approving};
use crate::support::{Running, TestResult, login_arguments, run, stderr, stdout, user_code};

/// Every value of the JSON result that is secret.
fn secrets(json: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let token: serde_json::Value = serde_json::from_str(json)?;
    ["accessToken", "clientSecret"]
        .iter()
        .map(|key| Ok(token[key].as_str().ok_or(*key)?.to_owned()))
        .collect()
}

/// A dump in rows would show a secret in pieces, so no piece of it may be there.
fn assert_absent(log: &str, secret: &str) {
    for piece in secret.as_bytes().windows(8) {
        let piece = String::from_utf8_lossy(piece);
        assert!(!log.contains(piece.as_ref()), "a secret is in the log");
    }
}

/// Both the library's records and those of the HTTP client below it are there.
fn assert_is_verbose(log: &str) {
    assert!(
        log.contains("DEBUG") && log.contains("ureq::") && log.contains("CreateToken"),
        "not at its most verbose:\n{log}"
    );
}

#[test]
fn of_the_client() -> TestResult {
    let server = Server::start(Config {
        decider: Decider::ApproveAfter(NonZeroU32::MIN),
        ..Config::default()
    })?;
    let url = server.url();
    let mut arguments = login_arguments(&url).to_vec();
    arguments.extend(["--output", "json", "-vvv"]);
    let output = run(arguments)?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let log = stderr(&output);
    assert_is_verbose(&log);
    for secret in secrets(&stdout(&output))? {
        assert_absent(&log, &secret);
    }
    Ok(())
}

#[test]
fn of_the_server() -> TestResult {
    let mut server = Running::start(["serve", "--approve-after", "1", "-vvv"])?;
    let endpoint = server.line()?.trim().replace("listening on ", "");
    let mut arguments = login_arguments(&endpoint).to_vec();
    arguments.extend(["--output", "json"]);
    let output = run(arguments)?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let prompt = stderr(&output);
    let code = user_code(&prompt).ok_or("no code in the prompt")?;
    // A person who comes with the code in the address must not leave it in the log either.
    let agent = ureq::Agent::config_builder()
        .proxy(None)
        .build()
        .new_agent();
    agent
        .get(format!("{endpoint}/device?user_code={code}"))
        .call()?;

    let log = server.stop();
    assert!(log.contains("/token") && log.contains("/device"), "{log}");
    assert!(!log.contains(code) && !log.contains(&code.replace('-', "")));
    for secret in secrets(&stdout(&output))? {
        assert_absent(&log, &secret);
    }
    Ok(())
}

#[test]
fn of_the_whole_tale() -> TestResult {
    let output = run(["login", "--local", "-vvv"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let log = stderr(&output);
    let story = stdout(&output);
    let code = user_code(&story).ok_or("no code in the prompt")?;
    assert_is_verbose(&log);
    assert!(!log.contains(code) && !log.contains(&code.replace('-', "")));
    // Every secret of the server has 43 characters of this kind, and nothing else in the log has.
    let mut words = log.split(|character: char| {
        !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
    });
    assert!(!words.any(|word| word.len() == 43), "{log}");
    Ok(())
}

/// Of the commands that use a sign-in: its tokens, and credentials of roles.
#[test]
fn of_who_is_signed_in() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let mut logs = String::new();
    let mut secrets = Vec::new();
    let mut note = |text: &str, keys: &[&str]| -> TestResult {
        let value: serde_json::Value = serde_json::from_str(text)?;
        for key in keys {
            secrets.push(value[*key].as_str().ok_or(*key)?.to_owned());
        }
        Ok(())
    };
    let tokens = ["accessToken", "refreshToken", "clientSecret"];
    let keys = ["SecretAccessKey", "SessionToken"];
    for (is_expired, arguments, secret) in [
        (
            false,
            &["login", "--no-browser", "--output", "json"][..],
            &tokens[..],
        ),
        (true, &["login", "--output", "json"], &tokens),
        (true, &["credentials"], &keys),
        (false, &["exec", "--profile", "staging", "--", "true"], &[]),
        (false, &["credentials", "--profile", "staging"], &keys),
        (false, &["accounts"], &[]),
        (false, &["roles", "--account", "111122223333"], &[]),
        (false, &["status"], &[]),
        (
            false,
            &["login", "--no-browser", "--force", "--output", "json"],
            &tokens,
        ),
        (false, &["logout", "--sso-session", "my-sso"], &[]),
    ] {
        if is_expired {
            home.expire_token()?;
        }
        let output = home.run([arguments, &["-vvv"]].concat())?;
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        logs.push_str(&stderr(&output));
        if !secret.is_empty() {
            note(&stdout(&output), secret)?;
        }
        // What was refreshed on the way.
        if let Ok(token) = home.token() {
            note(&token.to_string(), &tokens)?;
        }
    }
    assert!(server.refreshes() == 2 && secrets.len() > 20);
    assert_is_verbose(&logs);
    for operation in [
        "GetRoleCredentials",
        "ListAccounts",
        "ListAccountRoles",
        "Logout",
    ] {
        assert!(logs.contains(operation), "{operation}");
    }
    for secret in secrets {
        assert_absent(&logs, &secret);
    }
    Ok(())
}
