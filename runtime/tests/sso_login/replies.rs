//! What the services reply.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::support::Reply;

/// Seconds since 1970, so many from now.
pub(crate) fn in_seconds(seconds: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.expect("after 1970").as_secs()).expect("before 9999") + seconds
}

/// The same as a date-time.
pub(crate) fn time_in(seconds: i64) -> String {
    aws_operation::Timestamp::from_secs(in_seconds(seconds)).to_string()
}

pub(crate) fn registration(number: u32) -> Reply {
    let expiry = in_seconds(90 * 86_400);
    Reply::json(format!(
        r#"{{"clientId":"client-{number}","clientSecret":"hush-client-{number}","clientSecretExpiresAt":{expiry}}}"#
    ))
}

pub(crate) fn codes() -> Reply {
    Reply::json(
        r#"{"deviceCode":"hush-device","userCode":"ABCD-EFGH","verificationUri":"http://127.0.0.1:1/device","expiresIn":600,"interval":1}"#,
    )
}

pub(crate) fn error(status: &str, name: &str) -> Reply {
    Reply::new(
        status,
        &[("x-amzn-errortype", name)],
        r#"{"error":"x","error_description":"no"}"#,
    )
}

pub(crate) fn pending() -> Reply {
    error("400 x", "AuthorizationPendingException")
}

pub(crate) fn token(number: u32) -> Reply {
    Reply::json(format!(
        r#"{{"accessToken":"hush-access-{number}","tokenType":"Bearer","expiresIn":3600,"refreshToken":"hush-refresh-{number}"}}"#
    ))
}

/// Credentials of a role that are good for so many seconds and a half.
pub(crate) fn role(number: u32, seconds: i64) -> Reply {
    let expiration = in_seconds(seconds) * 1000 + 500;
    Reply::json(format!(
        r#"{{"roleCredentials":{{"accessKeyId":"AKID{number}","secretAccessKey":"hush-key-{number}","sessionToken":"hush-session-{number}","expiration":{expiration}}}}}"#
    ))
}
