//! What goes to standard error, and how it looks.

use crate::home::{Home, approving, signed_in};
use crate::support::{TestResult, stderr, stdout, user_code};

/// How to sign in must be known, and nothing else.
#[test]
fn quiet_leaves_out_all_but_how_to_sign_in() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let output = home.run(["login", "--no-browser", "--quiet"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(user_code(&stderr(&output)).is_some(), "{}", stderr(&output));
    assert!(stdout(&output).starts_with(&signed_in()));

    // The token is of another portal, which is worth a word without --quiet.
    for (quiet, is_told) in [(&[][..], true), (&["--quiet"], false), (&["-q"], false)] {
        home.change_token("startUrl", "https://other.awsapps.com/start")?;
        let arguments = [&["login", "--no-browser"], quiet].concat();
        let output = home.run(arguments)?;
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let text = stderr(&output);
        assert_eq!(
            text.contains("other.awsapps.com"),
            is_told,
            "{quiet:?}: {text}"
        );
        assert!(user_code(&text).is_some(), "{text}");
    }
    Ok(())
}

#[test]
fn quiet_leaves_errors() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let message = home.fail(["credentials", "--quiet"], 6)?;
    assert!(message.contains("sso login"), "{message}");
    let output = home.run(["status", "--quiet"])?;
    assert_eq!(stderr(&output), "");
    home.fail(["login", "--quiet", "--verbose"], 2)?;
    Ok(())
}

/// Into a pipe nothing is coloured; `NO_COLOR` changes no word.
#[test]
fn no_control_sequence_is_written_into_a_pipe() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    for arguments in [
        &["status"][..],
        &["accounts"],
        &["roles", "--account", "333344445555"],
        &["login"],
        &["--help"],
        &["credentials", "--profile", "no-role"],
        &["nonsense"],
    ] {
        let mut command = home.sso(arguments.iter().copied());
        let plain = command.env_remove("NO_COLOR").output()?;
        let without = command.env("NO_COLOR", "1").output()?;
        for text in [stdout(&plain), stderr(&plain)] {
            assert!(!text.contains('\u{1b}'), "{arguments:?}: {text:?}");
        }
        assert_eq!(stdout(&plain), stdout(&without), "{arguments:?}");
        assert_eq!(stderr(&plain), stderr(&without), "{arguments:?}");
    }
    Ok(())
}

/// A log is for a file or a bug report as often as for a terminal.
#[test]
fn no_control_sequence_is_written_into_a_log_file() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let mut command = home.sso(["accounts", "-vv"]);
    let log = stderr(&command.env_remove("NO_COLOR").output()?);
    assert!(log.contains("DEBUG") && !log.contains('\u{1b}'), "{log:?}");
    Ok(())
}
