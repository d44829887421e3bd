//! `sso logout`.

use std::fs;

use crate::home::{Home, LEGACY_TOKEN, TOKEN, approving};
use crate::support::TestResult;

#[test]
fn one_session_is_left_and_the_other_stays() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.succeed(["login", "--profile", "old", "--no-browser"])?;
    home.succeed(["credentials"])?;
    let kept = fs::read(home.tokens().join(TOKEN))?;

    let text = home.succeed(["logout", "--sso-session", "my-sso"])?;
    assert_eq!(
        text,
        "signed out: 1 token, 1 ended at the portal; 1 file of role credentials removed, which stay good until they expire\n"
    );
    let left = Home::files(&home.tokens());
    assert!(
        !left.contains(&TOKEN.to_owned()) && left.contains(&LEGACY_TOKEN.to_owned()),
        "{left:?}"
    );
    assert_eq!(Home::files(&home.roles()), Vec::<String>::new());

    // It was ended at the portal, not only forgotten here.
    fs::write(home.tokens().join(TOKEN), kept)?;
    let message = home.fail(["accounts"], 6)?;
    assert!(
        message.contains("not good any more") && message.contains("sso login"),
        "{message}"
    );
    home.succeed(["accounts", "--profile", "old"])?;
    Ok(())
}

#[test]
fn all_are_left() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    home.succeed(["login", "--profile", "old", "--no-browser"])?;
    home.succeed(["credentials"])?;
    home.succeed(["credentials", "--profile", "staging"])?;
    let of_another_tool = home.tokens().join("other.json");
    fs::write(&of_another_tool, "{\"of\":\"another tool\"}")?;
    let text = home.succeed(["logout"])?;
    assert!(
        text.starts_with("signed out: 2 tokens, 2 ended at the portal; 2 files "),
        "{text}"
    );
    let left = Home::files(&home.tokens());
    assert!(
        !left.contains(&TOKEN.to_owned()) && !left.contains(&LEGACY_TOKEN.to_owned()),
        "{left:?}"
    );
    assert!(of_another_tool.exists());
    assert_eq!(home.succeed(["logout"])?, "nobody was signed in\n");
    Ok(())
}

/// Without a network, too: what is on this machine goes.
#[test]
fn nobody_listens() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    drop(server);
    let text = home.succeed(["logout", "--profile", "default"])?;
    assert_eq!(text, "signed out: 1 token, 0 ended at the portal\n");
    assert!(!home.tokens().join(TOKEN).exists());
    Ok(())
}

#[test]
fn the_registration_goes_if_it_is_wanted() -> TestResult {
    let server = approving()?;
    let home = Home::after_login(&server)?;
    home.succeed(["logout", "--profile", "default"])?;
    let left = Home::files(&home.tokens());
    assert_eq!(left.len(), 1, "the registration: {left:?}");
    home.succeed(["logout", "--profile", "default", "--registration"])?;
    assert_eq!(Home::files(&home.tokens()), Vec::<String>::new());
    let message = home.fail(["logout", "--registration"], 2)?;
    assert!(message.contains("--sso-session"), "{message}");
    Ok(())
}
