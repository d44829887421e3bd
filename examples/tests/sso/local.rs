//! `sso login --local`.

use crate::support::{TestResult, run, sso, stderr, stdout};

#[test]
fn every_step_is_shown_and_no_secret() -> TestResult {
    let output = run(["login", "--local"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let story = stdout(&output);
    let mut rest = story.as_str();
    // In this order.
    for step in [
        "listens on http://127.0.0.1:",
        "RegisterClient",
        "StartDeviceAuthorization",
        "/device\n",
        "AuthorizationPendingException",
        "SlowDownException",
        "The person",
        "CreateToken: approved",
        "with the refresh token",
        "InvalidGrantException",
        "Signed in",
    ] {
        let (_, after) = rest
            .split_once(step)
            .ok_or_else(|| format!("no {step:?} in\n{story}"))?;
        rest = after;
    }
    // Secrets have 43 characters of one kind; nothing else here is as long without a break.
    let longest = story
        .split(|character: char| {
            !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
        })
        .map(str::len)
        .max();
    assert!(longest <= Some(40), "{story}");
    Ok(())
}

#[test]
fn a_proxy_in_the_environment_is_not_asked() -> TestResult {
    let dead = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let proxy = format!("http://{dead}");
    let output = sso(["login", "--local"])
        .env("http_proxy", &proxy)
        .env("HTTP_PROXY", &proxy)
        .env("all_proxy", &proxy)
        .env("ALL_PROXY", &proxy)
        .output()?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    Ok(())
}
