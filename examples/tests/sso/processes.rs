//! Several programs at once.

use std::collections::BTreeSet;
use std::process::Stdio;

use crate::home::{Home, approving};
use crate::support::{Result, TestResult, stderr, stdout};

/// Starts the program ten times, then waits for all. Each must end well; gives what they printed.
fn ten(home: &Home, arguments: &[&str]) -> Result<Vec<String>> {
    let children: Vec<_> = (0..10)
        .map(|_| {
            home.sso(arguments.iter().copied())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
        })
        .collect::<std::io::Result<_>>()?;
    children
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output()?;
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            Ok(stdout(&output))
        })
        .collect()
}

#[test]
fn ten_refresh_an_expired_token_once() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.expire_token()?;
    let printed = ten(&home, &["credentials"])?;
    assert_eq!(server.refreshes(), 1);
    // One fetched, and the others read what it wrote.
    let different: BTreeSet<_> = printed.iter().collect();
    assert_eq!(different.len(), 1);

    // The refresh token that was written last is the one that is good.
    home.expire_token()?;
    home.succeed(["login"])?;
    assert_eq!(server.refreshes(), 2);
    Ok(())
}

#[test]
fn ten_with_different_commands_refresh_once() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.expire_token()?;
    let printed = ten(&home, &["accounts", "--output", "json"])?;
    assert_eq!(server.refreshes(), 1);
    assert!(printed.iter().all(|text| text.contains("111122223333")));
    Ok(())
}
