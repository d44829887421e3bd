//! What goes to standard output.

use std::io::Write as _;
use std::time::Duration;

use aws_operation::sso_cache::CachedToken;
use aws_operation::sso_login::SsoLogin;
use aws_operation::{Sensitive, Timestamp};
use serde::Serialize;

use super::exit::{Failure, Kind};

/// Prints one line and flushes it, so that a reader of a pipe sees it at once.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{text}")
        .and_then(|()| stdout.flush())
        .map_err(|error| {
            Failure::new(
                Kind::Other,
                format!("cannot write to standard output: {error}"),
            )
        })
}

/// Prints a value as one line of JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    line(&to_json(value)?)
}

fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|error| Failure::new(Kind::Other, format!("cannot write JSON: {error}")))
}

/// What a person may want to know beside the result; it goes to standard error.
#[derive(Clone, Copy)]
pub(crate) struct Notes {
    is_quiet: bool,
}

impl Notes {
    pub(crate) const fn new(is_quiet: bool) -> Self {
        Self { is_quiet }
    }

    pub(crate) const fn are_off(self) -> bool {
        self.is_quiet
    }

    /// Something that went well, or is not there.
    pub(crate) fn say(self, text: &str) {
        if !self.is_quiet {
            // Whoever closed standard error does not want to read this.
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// Something that did not go well, and did not keep the program from its work.
    pub(crate) fn warn(self, text: &str) {
        self.say(&format!("sso: warning: {text}"));
    }
}

/// The keys and the times are those of the token's file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TokenFile<'a> {
    start_url: &'a str,
    region: &'a str,
    access_token: &'a Sensitive<String>,
    expires_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a Sensitive<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<&'a Sensitive<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_expires_at: Option<String>,
}

/// A token as JSON.
pub(crate) fn token(sso: &SsoLogin, token: &CachedToken) -> Result<String, Failure> {
    to_json(&TokenFile {
        start_url: sso.session().start_url(),
        region: sso.session().region(),
        access_token: &token.access_token,
        expires_at: utc(token.expires_at),
        refresh_token: token.refresh_token.as_ref(),
        client_id: token.client_id.as_deref(),
        client_secret: token.client_secret.as_ref(),
        registration_expires_at: token.registration_expires_at.map(utc),
    })
}

/// The duration in seconds, rounded up so that what is left is never said to be nothing.
pub(crate) fn whole_seconds(duration: Duration) -> String {
    let seconds = duration.as_secs() + u64::from(duration.subsec_nanos() > 0);
    format!("{seconds} s")
}

/// RFC 3339 in UTC and whole seconds.
pub(crate) fn utc(time: Timestamp) -> String {
    Timestamp::from_secs(time.epoch_seconds()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_rounded_up() {
        assert_eq!(whole_seconds(Duration::ZERO), "0 s");
        assert_eq!(whole_seconds(Duration::from_millis(999)), "1 s");
        assert_eq!(whole_seconds(Duration::from_secs(6)), "6 s");
    }

    #[test]
    fn times_are_utc_in_whole_seconds() {
        let time: Timestamp = "2030-01-01T13:00:00.999+01:00".parse().expect("a time");
        assert_eq!(utc(time), "2030-01-01T12:00:00Z");
    }
}
