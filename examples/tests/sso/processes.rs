//! Several programs at once.

use std::collections::BTreeSet;
use std::process::Stdio;

use crate::home::{Home, approving};
use crate::support::{Result, TestResult, stderr, stdout};

/// Starts the program with each of these, then waits for all. Each must end well; gives what they printed.
fn at_once(home: &Home, commands: &[&[&str]]) -> Result<Vec<String>> {
    let children: Vec<_> = commands
        .iter()
        .map(|arguments| {
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
    let home = Home::after_login(&server)?;
    home.expire_token()?;
    let printed = at_once(&home, &[&["credentials"][..]; 10])?;
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
fn ten_that_want_different_things_refresh_once() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.expire_token()?;
    let commands = [
        &["accounts"][..],
        &["roles", "--account", "333344445555"],
        &["credentials"],
        &["credentials", "--profile", "staging"],
        &["login"],
    ];
    let printed = at_once(&home, &[commands, commands].concat())?;
    assert_eq!(server.refreshes(), 1);
    assert!(printed.iter().all(|text| !text.is_empty()));
    Ok(())
}
