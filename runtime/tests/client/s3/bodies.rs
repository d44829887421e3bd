//! What of bodies is signed.

use aws_operation::ByteStream;
use aws_operation::sigv4::SignedBody;

use super::{At, Aws, GetObject, PutBucketTagging, PutObject, TIME, assert_signed, credentials};
use crate::support::{Reply, Server, builder};

const CONTENT: &str = "content";

fn reader() -> ByteStream {
    ByteStream::from_reader(CONTENT.as_bytes(), Some(7))
}

fn put(body: impl Into<ByteStream>) -> PutObject {
    PutObject::new("bucket", "a//b/../c d+é~", body)
}

#[test]
fn over_https_streams_are_not_signed_and_bytes_are() {
    let aws = Aws::start([Reply::json("")]);
    let client = aws.client();
    client.send(&put(CONTENT)).expect("a stream of bytes");
    client.send(&put(reader())).expect("a stream from a reader");
    client
        .send(&PutBucketTagging::new("bucket", "t"))
        .expect("a body");
    let object = client
        .send(&GetObject::new("bucket", "k"))
        .expect("no body");
    std::io::read_to_string(object.body).expect("an object");
    let seen = aws.server.requests();
    for seen in &seen[..2] {
        assert_eq!(seen.line(), "PUT /a//b/../c%20d%2B%C3%A9~ HTTP/1.1");
        assert_eq!(seen.body, CONTENT.as_bytes());
        assert_eq!(
            seen.header("x-amz-content-sha256"),
            Some("UNSIGNED-PAYLOAD")
        );
        assert_signed("https", seen, "eu-west-1", SignedBody::Unsigned);
    }
    assert_eq!(seen[2].body, br#"{"Tag":"t"}"#);
    for seen in &seen[2..] {
        assert_signed("https", seen, "eu-west-1", SignedBody::Bytes(&seen.body));
    }
}

#[test]
fn what_is_asked_for_goes_before() {
    let aws = Aws::start([Reply::json("")]);
    let client = aws.builder().sign_payloads(true).build().expect("a client");
    client.send(&put(CONTENT)).expect("it can be read twice");
    let error = client.send(&put(reader())).expect_err("it cannot");
    assert!(
        error
            .to_string()
            .contains("it is a reader, which can be read once"),
        "{error}"
    );
    let client = aws
        .builder()
        .sign_payloads(false)
        .build()
        .expect("a client");
    client
        .send(&PutBucketTagging::new("bucket", "t"))
        .expect("a body");
    let seen = aws.server.requests();
    assert_eq!(seen.len(), 2);
    assert_signed(
        "https",
        &seen[0],
        "eu-west-1",
        SignedBody::Bytes(CONTENT.as_bytes()),
    );
    assert_signed("https", &seen[1], "eu-west-1", SignedBody::Unsigned);
}

/// Whoever is between could change what is not signed.
#[test]
fn over_plain_http_everything_is_signed() {
    let server = Server::start([Reply::json("")]);
    for sign_payloads in [None, Some(true), Some(false)] {
        let builder = builder(&server.url())
            .region("eu-west-1")
            .credentials(credentials())
            .retry_clock(At(TIME));
        let builder = match sign_payloads {
            None => builder,
            Some(yes) => builder.sign_payloads(yes),
        };
        let client = builder.build().expect("a client");
        let stream = PutObject::new("bucket", "k", CONTENT);
        client.send(&stream).expect("it can be read twice");
        let seen = server.requests().pop().expect("a request");
        assert_eq!(seen.line(), "PUT /bucket/k HTTP/1.1");
        assert_signed(
            "http",
            &seen,
            "eu-west-1",
            SignedBody::Bytes(CONTENT.as_bytes()),
        );
        let error = client.send(&PutObject::new("bucket", "k", reader()));
        let error = error.expect_err("a reader").to_string();
        assert!(
            error.contains("it is a reader, which can be read once"),
            "{error}"
        );
    }
    assert_eq!(server.requests().len(), 3);
}
