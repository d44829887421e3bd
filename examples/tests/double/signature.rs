//! Whether a request is signed by who it says.

use aws_operation::sigv4::{self, SignedBody, SigningParameters};
use aws_operation::{Credentials, Timestamp};
use bytes::Bytes;
use http::Request;

/// Signs what arrived once more, with the headers that were signed and for the time that it has, and compares.
pub(crate) fn check_signature(
    request: &Request<Bytes>,
    credentials: &Credentials,
    (region, service): (&str, &str),
) -> Result<(), String> {
    let header = |name: &str| {
        let value = request.headers().get(name);
        let text = value.and_then(|value| value.to_str().ok());
        text.ok_or_else(|| format!("no header `{name}`"))
    };
    let found = header("authorization")?;
    let signed = found
        .split_once("SignedHeaders=")
        .and_then(|(_, rest)| rest.split_once(','))
        .map(|(names, _)| names.split(';').collect::<Vec<_>>())
        .ok_or("no names of signed headers")?;
    let time: Timestamp = date_time(header("x-amz-date")?)
        .parse()
        .map_err(|error| format!("x-amz-date: {error}"))?;

    let mut copy = Request::builder().method(request.method()).uri(format!(
        "http://{}{}",
        header("host")?,
        request.uri()
    ));
    for (name, value) in request.headers() {
        if signed.contains(&name.as_str()) && name != "host" {
            copy = copy.header(name, value);
        }
    }
    let (mut parts, ()) = copy
        .body(())
        .map_err(|error| error.to_string())?
        .into_parts();
    let parameters = SigningParameters::new(credentials, region, service, time);
    sigv4::sign(&mut parts, SignedBody::Bytes(request.body()), &parameters)
        .map_err(|error| error.to_string())?;
    let expected = parts.headers.get("authorization");
    if expected.is_some_and(|expected| expected == found) {
        Ok(())
    } else {
        Err(format!("expected {expected:?}, found {found:?}"))
    }
}

/// `20260830T123600Z` with what ISO 8601 has between the digits.
fn date_time(text: &str) -> String {
    let part = |range| text.get(range).unwrap_or_default();
    format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0..4),
        part(4..6),
        part(6..8),
        part(9..11),
        part(11..13),
        part(13..15)
    )
}
