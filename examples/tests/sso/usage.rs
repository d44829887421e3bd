//! The command line itself.

use crate::support::{START_URL, TestResult, run, stderr, stdout};

#[test]
fn a_wrong_command_line_ends_with_2() -> TestResult {
    for arguments in [
        &[][..],
        &["nonsense"],
        &["login"],
        &["login", "--start-url", START_URL],
        &["login", "--region", "eu-west-1"],
        &[
            "login",
            "--start-url",
            START_URL,
            "--region",
            "eu-west-1",
            "--output",
            "xml",
        ],
        &["login", "--start-url", START_URL, "--region", "eu west 1"],
        &[
            "login",
            "--start-url",
            START_URL,
            "--region",
            "evil.example/?",
        ],
        &[
            "login",
            "--start-url",
            START_URL,
            "--region",
            "eu-west-1",
            "--endpoint-url",
            "nonsense",
        ],
        &[
            "login",
            "--start-url",
            START_URL,
            "--region",
            "eu-west-1",
            "--endpoint-url",
            "http://example.com",
        ],
        &["login", "--local", "--region", "eu-west-1"],
        &["login", "--local", "--output", "json"],
        &["serve", "--port", "70000"],
        &["serve", "--expires-in", "0"],
        &["serve", "--approve-after", "0"],
        &["serve", "--approve-after", "1", "--deny-after", "1"],
        &["serve", "--fail-every", "0"],
    ] {
        let output = run(arguments.iter().copied())?;
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert_eq!(stdout(&output), "", "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
    }
    Ok(())
}

#[test]
fn help_tells_what_a_script_can_rely_on() -> TestResult {
    for arguments in [
        ["--help"].as_slice(),
        &["login", "--help"],
        &["login", "-h"],
        &["serve", "--help"],
    ] {
        let output = run(arguments.iter().copied())?;
        assert_eq!(output.status.code(), Some(0));
        let help = stdout(&output);
        for code in [
            "0  done",
            "2  the",
            "3  the",
            "4  the",
            "5  the",
            "130  interrupted",
        ] {
            assert!(help.contains(code), "{arguments:?} lacks {code:?}");
        }
    }
    let help = stdout(&run(["login", "--help"])?);
    for key in [
        "startUrl",
        "accessToken",
        "expiresAt",
        "refreshToken",
        "registrationExpiresAt",
    ] {
        assert!(help.contains(key), "{key}");
    }
    Ok(())
}
