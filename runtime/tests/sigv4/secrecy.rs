//! What nobody may read.

use std::time::Duration;

use aws_operation::http::Request;
use aws_operation::sigv4::{SignedBody, SigningParameters, presign, sign};
use aws_operation::{Credentials, Timestamp};

use super::{SECRET, TIME, credentials, parts};

const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";

fn refuse_secrets(shown: &str) {
    for secret in [SECRET, TOKEN] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn debug_shows_neither_key_nor_token() {
    let credentials = credentials()
        .with_session_token(TOKEN)
        .with_expiry(Timestamp::from_secs(1_440_941_760))
        .with_account_id("123456789012");
    let shown = format!("{credentials:?}");
    assert_eq!(
        shown,
        "Credentials { access_key_id: \"AKIDEXAMPLE\", secret_access_key: [redacted], \
         session_token: Some([redacted]), expires_at: Some(2015-08-30T13:36:00Z), \
         account_id: Some(\"123456789012\") }"
    );

    let parameters = SigningParameters::new(&credentials, "us-east-1", "s3", TIME);
    refuse_secrets(&format!("{parameters:?}"));

    let mut parts = parts("PUT", "https://bucket.s3.amazonaws.com/key", []);
    let body = SignedBody::Bytes(SECRET.as_bytes());
    refuse_secrets(&format!("{body:?}"));
    let signed = sign(&mut parts, body, &parameters).expect("signed");
    refuse_secrets(&format!("{signed:?}"));
    let canonical = String::from_utf8_lossy(signed.canonical_request().expose()).into_owned();
    assert!(
        canonical.contains(TOKEN),
        "so it must be hidden: {canonical}"
    );

    let authorization = parts.headers["authorization"]
        .to_str()
        .expect("ASCII")
        .to_owned();
    let shown = format!("{:?}", Request::from_parts(parts, ()));
    refuse_secrets(&shown);
    assert!(!shown.contains(&authorization), "{shown}");
}

#[test]
fn what_is_added_after_signing_is_hidden_too() {
    let credentials = credentials().with_session_token(TOKEN);
    let parameters = SigningParameters::new(&credentials, "us-east-1", "iotdevicegateway", TIME)
        .sign_session_token(false);
    let mut parts = parts("GET", "https://example.com/mqtt", []);
    sign(&mut parts, SignedBody::Bytes(b""), &parameters).expect("signed");
    assert_eq!(parts.headers["x-amz-security-token"], TOKEN);
    refuse_secrets(&format!("{:?}", parts.headers));
}

#[test]
fn what_cannot_be_signed_is_named_without_secrets() {
    let error = |credentials: &Credentials, region: &str, service: &str, uri: &str| {
        let parameters = SigningParameters::new(credentials, region, service, TIME);
        let mut parts = parts("GET", uri, []);
        let error = sign(&mut parts, SignedBody::Bytes(b""), &parameters).expect_err("an error");
        assert!(!parts.headers.contains_key("authorization"), "{error}");
        let presigned = presign(
            &parts,
            SignedBody::Bytes(b""),
            &parameters,
            Duration::from_secs(60),
        );
        (
            error.to_string(),
            presigned.map_err(|error| error.to_string()),
        )
    };
    let url = "https://example.com/";
    let expected = [
        (
            credentials(),
            "us-east-1/x",
            "s3",
            url,
            "the region is \"us-east-1/x\"",
        ),
        (credentials(), "", "s3", url, "the region is \"\""),
        (
            credentials(),
            "us-east-1",
            "a\nb",
            url,
            "the signing name is \"a\\nb\"",
        ),
        (
            Credentials::new("", SECRET),
            "us-east-1",
            "s3",
            url,
            "the access key id is empty",
        ),
        (
            Credentials::new("A KEY", SECRET),
            "us-east-1",
            "s3",
            url,
            "or has spaces",
        ),
        (
            Credentials::new("A,B", SECRET),
            "us-east-1",
            "s3",
            url,
            "commas",
        ),
        (
            Credentials::new("AKIDEXAMPLE", ""),
            "us-east-1",
            "s3",
            url,
            "the secret access key is empty",
        ),
        (credentials(), "us-east-1", "s3", "/path", "it has no host"),
    ];
    for (credentials, region, service, uri, message) in &expected {
        let (error, presigned) = error(credentials, region, service, uri);
        assert!(error.contains(message), "{error}");
        assert_eq!(presigned, Err(error));
    }

    let broken = credentials().with_session_token(format!("{TOKEN}\r\nx-injected: 1"));
    let (error, presigned) = error(&broken, "us-east-1", "s3", url);
    assert!(error.contains("`x-amz-security-token`"), "{error}");
    refuse_secrets(&error);
    let presigned = presigned.expect("in a URL every character can be encoded");
    assert!(
        presigned.to_string().contains("TOKEN%0D%0Ax-injected"),
        "{presigned}"
    );
}
