//! Where credentials come from: real files in folders of their own, real programs, real sockets.
#![cfg(feature = "credentials")]

#[path = "../support/mod.rs"]
mod support;

mod botocore;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod certificates;
mod chain;
mod client;
mod container;
mod environment;
mod home;
mod instance;
mod logs;
#[cfg(unix)]
mod process;
mod profile;
mod proxy;
mod role;
mod sso;
mod sso_cache;

use aws_operation::auth::CredentialsError;
use aws_operation::{Credentials, Timestamp};

/// The time in most tests: 2023-11-14T22:13:20Z.
const NOW: Timestamp = Timestamp::from_secs(1_700_000_000);

/// So many seconds later.
fn later(seconds: i64) -> Timestamp {
    Timestamp::from_secs(NOW.epoch_seconds() + seconds)
}

/// The access key id of credentials, or the error.
fn key(result: Result<Credentials, CredentialsError>) -> Result<String, CredentialsError> {
    result.map(|credentials| credentials.access_key_id().to_owned())
}

/// The text of the error with the texts of its causes. It holds no secret.
fn text_of(result: Result<Credentials, CredentialsError>) -> String {
    let error = result.expect_err("no credentials");
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        assert_hides_secrets(&error.to_string());
        cause = error.source();
    }
    assert_hides_secrets(&text);
    assert_hides_secrets(&format!("{error:?}"));
    // Paths differ from run to run.
    let temporary = concat!(env!("CARGO_TARGET_TMPDIR"), "/");
    while let Some(at) = text.find(temporary) {
        let name = text[at + temporary.len()..].find('/').expect("a folder");
        text.replace_range(at..at + temporary.len() + name, "HOME");
    }
    text
}

/// Every secret of these tests has this in it.
fn assert_hides_secrets(text: &str) {
    assert!(!text.contains("hush"), "{text}");
}
