//! What goes to standard output.

use std::io::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_operation::Sensitive;
use aws_operation::sso_oidc::device_flow::SignedIn;
use jiff::Timestamp;
use serde::Serialize;

use super::arguments::Output;
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

/// Prints the result of a sign-in.
pub(crate) fn signed_in(signed_in: &SignedIn, output: Output) -> Result<(), Failure> {
    match output {
        Output::Text => line(&summary(signed_in)),
        Output::Json => line(&json(signed_in)?),
    }
}

fn summary(signed_in: &SignedIn) -> String {
    let start_url = &signed_in.start_url;
    match signed_in.expires_at().and_then(utc) {
        Some(expires_at) => format!("signed in to {start_url} until {expires_at}"),
        None => format!("signed in to {start_url}"),
    }
}

/// The keys and the times are those of the token file of the AWS CLI.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TokenFile<'a> {
    start_url: &'a str,
    region: &'a str,
    access_token: &'a Sensitive<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a Sensitive<String>>,
    client_id: &'a str,
    client_secret: &'a Sensitive<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_expires_at: Option<String>,
}

fn json(signed_in: &SignedIn) -> Result<String, Failure> {
    let token = TokenFile {
        start_url: &signed_in.start_url,
        region: &signed_in.region,
        access_token: &signed_in.token.access_token,
        token_type: signed_in.token.token_type.as_deref(),
        expires_at: signed_in.expires_at().and_then(utc),
        refresh_token: signed_in.token.refresh_token.as_ref(),
        client_id: &signed_in.registration.client_id,
        client_secret: &signed_in.registration.client_secret,
        registration_expires_at: signed_in.registration.expires_at.and_then(utc),
    };
    serde_json::to_string(&token).map_err(|error| {
        Failure::new(
            Kind::Other,
            format!("cannot write the token as JSON: {error}"),
        )
    })
}

/// The duration in seconds, rounded up so that what is left is never said to be nothing.
pub(crate) fn whole_seconds(duration: Duration) -> String {
    let seconds = duration.as_secs() + u64::from(duration.subsec_nanos() > 0);
    format!("{seconds} s")
}

/// RFC 3339 in UTC and whole seconds; nothing for a time beyond the year 9999.
pub(crate) fn utc(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let timestamp = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    Some(timestamp.to_string())
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
        let time = UNIX_EPOCH + Duration::from_millis(1_893_499_200_999);
        assert_eq!(utc(time).as_deref(), Some("2030-01-01T12:00:00Z"));
        assert_eq!(utc(UNIX_EPOCH).as_deref(), Some("1970-01-01T00:00:00Z"));
    }

    #[test]
    fn times_out_of_range_are_left_out() {
        assert_eq!(utc(UNIX_EPOCH + Duration::from_secs(1 << 60)), None);
        assert_eq!(utc(UNIX_EPOCH - Duration::from_secs(1)), None);
    }
}
