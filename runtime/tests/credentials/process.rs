//! Programs that print credentials: shell scripts.

use std::fs;
use std::time::{Duration, Instant};

use aws_operation::auth::ProvideCredentials;
use aws_operation::credentials::ProcessCredentials;

use crate::home::Home;
use crate::{NOW, later, text_of};

/// A home folder whose default profile runs this script.
fn script(text: &str) -> Home {
    let home = Home::new();
    let path = home.path().join("script with spaces");
    fs::write(&path, text).expect("a file");
    let path = path.to_str().expect("Unicode").to_owned();
    home.config(&format!(
        "[default]\ncredential_process = sh '{path}' \"hush a\"  'b\"c' $HOME\n"
    ))
}

fn document(more: &str) -> String {
    format!(
        r#"cat <<'END'
{{"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "hush"{more}}}
END
"#
    )
}

#[test]
fn all_that_there_may_be() {
    let home = script(&document(
        r#", "SessionToken": "hush-token", "Expiration": "2023-11-14T23:13:20Z", "AccountId": "111122223333""#,
    ));
    let found = home.chain().credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "AKID");
    assert_eq!(found.secret_access_key().expose(), "hush");
    let token = found.session_token().map(|token| token.expose().as_str());
    assert_eq!(token, Some("hush-token"));
    assert_eq!(found.expires_at(), Some(later(3600)));
    assert_eq!(found.account_id(), Some("111122223333"));
}

#[test]
fn the_words_come_as_they_are_and_there_is_no_input() {
    let home = script(
        r#"
[ "$1|$2|$3|$#" = 'hush a|b"c|$HOME|3' ] || exit 7
[ -z "$(cat)" ] || exit 8
echo '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"hush"}'
"#,
    );
    drop(home.chain().credentials(NOW).expect("credentials"));
}

#[test]
fn errors_name_the_program_and_nothing_that_it_says() {
    for (text, expected) in [
        (
            "echo hush; echo hush >&2; exit 3",
            "the program \"sh\" failed with exit status: 3; run it by hand to see why",
        ),
        (
            "kill -9 $$",
            "the program \"sh\" failed with signal: 9 (SIGKILL); run it by hand to see why",
        ),
        (
            "echo hush",
            "what the program \"sh\" prints is not as expected: it is no JSON object; see `aws help config-vars`, \"Sourcing Credentials From External Processes\"",
        ),
        (
            "echo '{\"Version\": \"hush\"}'",
            "what the program \"sh\" prints is not as expected: its `Version` is not 1; see `aws help config-vars`, \"Sourcing Credentials From External Processes\"",
        ),
        (
            "head -c 70000 /dev/zero",
            "the program \"sh\" prints more than 65536 bytes",
        ),
    ] {
        let result = script(text).chain().credentials(NOW);
        assert!(!result.as_ref().expect_err("an error").is_absent());
        assert_eq!(text_of(result), format!("credential_process: {expected}"));
    }
    let home = script(&document(r#", "Expiration": "2023-11-14T22:13:20Z""#));
    assert_eq!(
        text_of(home.chain().credentials(NOW)),
        "credential_process: the credentials expired at 2023-11-14T22:13:20Z; the program \"sh\" gave them; run it by hand to see why"
    );
}

#[test]
fn a_command_that_cannot_be_run() {
    for (command, expected) in [
        (
            "/no/such/program hush",
            "the program \"/no/such/program\" cannot be started: No such file or directory (os error 2)",
        ),
        ("'hush", "the command has a quotation that does not end"),
        ("", "the command is empty"),
    ] {
        let provider = ProcessCredentials::new(command);
        assert!(!format!("{provider:?}").contains("hush"));
        let text = text_of(provider.credentials(NOW));
        assert_eq!(text, format!("credential_process: {expected}"));
    }
}

#[test]
fn a_program_that_hangs_is_killed() {
    // Both may hang: the program, and somebody whom it left behind with its output.
    for text in ["exec sleep 100", "sleep 5 &", "exec >&-; sleep 5"] {
        let start = Instant::now();
        let home = script(text);
        let chain = home.chain().process_time_limit(Duration::from_millis(300));
        assert_eq!(
            text_of(chain.credentials(NOW)),
            "credential_process: the program \"sh\" did not end within 0.3 s; run it by hand to see why"
        );
        let took = start.elapsed();
        assert!(took >= Duration::from_millis(300), "{took:?}");
        assert!(took < Duration::from_secs(4), "{took:?}");
    }
}

#[test]
fn it_runs_again_shortly_before_they_expire() {
    let home = script(
        r#"
echo x >> "$(dirname "$0")/runs"
echo '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"hush","Expiration":"2023-11-14T23:13:20Z"}'
"#,
    );
    let runs = || {
        let text = fs::read_to_string(home.path().join("runs")).unwrap_or_default();
        text.lines().count()
    };
    let chain = home.chain().cached();
    for (seconds, expected) in [(0, 1), (2_600, 1), (2_700, 2)] {
        drop(chain.credentials(later(seconds)).expect("credentials"));
        assert_eq!(runs(), expected, "{seconds}");
    }
}
