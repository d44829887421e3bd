//! Signature Version 4: AWS's own test suite, what botocore signs, and what holds for any request.
#![cfg(feature = "sigv4")]

mod botocore;
#[cfg(feature = "checksums")]
mod checksums;
mod operation;
mod properties;
mod secrecy;
mod skew;
mod suite;

use aws_operation::http::request::Parts;
use aws_operation::http::{HeaderName, HeaderValue, Request};
use aws_operation::{Credentials, Timestamp};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// The credentials of AWS's examples.
fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET)
}

/// 2015-08-30T12:36:00Z
const TIME: Timestamp = Timestamp::from_secs(1_440_938_160);

/// A request without its body.
fn parts<'a>(
    method: &str,
    uri: &str,
    headers: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Parts {
    let request = Request::builder().method(method).uri(uri).body(());
    let (mut parts, ()) = request.expect(uri).into_parts();
    for (name, value) in headers {
        parts.headers.append(
            HeaderName::try_from(name).expect(name),
            HeaderValue::from_bytes(value.as_bytes()).expect(value),
        );
    }
    parts
}

fn text<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let value = parts.headers.get(name)?;
    Some(value.to_str().expect("ASCII"))
}
