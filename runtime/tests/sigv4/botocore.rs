//! Random requests that botocore signed: `tests/data/make_sigv4.py` makes the file.

use std::time::Duration;

use aws_operation::http::request::Parts;
use aws_operation::sigv4::{SignedBody, SigningParameters, presign, sign};
use aws_operation::{Credentials, Timestamp};
use serde_json::Value;

use super::{parts, text};

fn cases(kind: &str) -> Vec<Value> {
    let all: Value =
        serde_json::from_str(include_str!("../data/sigv4.json")).expect("the file is JSON");
    let cases = all[kind].as_array().expect("cases").clone();
    assert!(cases.len() >= 20, "{} cases", cases.len());
    cases
}

/// Calls with the request of a case, its body, what it is signed with, and its number.
fn with(case: &Value, run: impl FnOnce(Parts, SignedBody<'_>, &SigningParameters<'_>)) {
    let field = |name: &str| case[name].as_str().expect(name);
    let headers = case["headers"].as_array().expect("headers");
    let headers = headers.iter().map(|header| {
        let part = |index: usize| header[index].as_str().expect("text");
        (part(0), part(1))
    });
    let credentials = Credentials::new(field("access_key_id"), field("secret_access_key"))
        .with_session_token(case["session_token"].as_str().unwrap_or_default());
    let time = Timestamp::from_secs(case["time"].as_i64().expect("a time"));
    let parameters = SigningParameters::new(&credentials, field("region"), field("service"), time);
    let body = if case["unsigned_body"] == true {
        SignedBody::Unsigned
    } else {
        SignedBody::Bytes(field("body").as_bytes())
    };
    run(
        parts(field("method"), field("uri"), headers),
        body,
        &parameters,
    );
}

#[test]
fn requests_are_signed_as_by_botocore() {
    for case in cases("signed") {
        with(&case, |mut parts, body, parameters| {
            let signed = sign(&mut parts, body, parameters).expect("signed");
            assert_eq!(
                text(&parts, "authorization"),
                case["authorization"].as_str(),
                "{case:#}\n{}",
                String::from_utf8_lossy(signed.canonical_request().expose())
            );
            assert_eq!(
                text(&parts, "x-amz-content-sha256"),
                case["content_sha256"].as_str(),
                "{case:#}"
            );
        });
    }
}

#[test]
fn urls_are_signed_as_by_botocore() {
    for case in cases("presigned") {
        with(&case, |parts, body, parameters| {
            let expires_in = Duration::from_secs(case["expires"].as_u64().expect("a time"));
            let url = presign(&parts, body, parameters, expires_in).expect("signed");
            assert_eq!(url, case["url"].as_str().expect("a URL"), "{case:#}");
        });
    }
}
