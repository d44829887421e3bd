//! Streams with their checksum behind them, over https.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use aws_operation::http;
use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::sigv4::{self, SignedBody, SigningParameters};
use aws_operation::{ByteStream, Client, Credentials, Error, Timestamp, aws_operation};
use ureq::Agent;

use super::{S3, Upload};
use crate::support::tls::Certificate;
use crate::support::{Reply, Request, Server};
use crate::tls::trust_in;

#[aws_operation(
    method = "PUT",
    uri = "/{key}",
    service = S3,
    checksum(request_algorithm = "x-amz-sdk-checksum-algorithm", required)
)]
struct SignedUpload {
    key: String,
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    algorithm: Option<String>,
    #[aws(payload, requires_length)]
    content: ByteStream,
}

/// A clock that stands still.
struct At(Timestamp);

impl Clock for At {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn time(&self) -> Timestamp {
        self.0
    }

    fn sleep(&self, _: Duration) {}

    fn random(&self) -> f64 {
        0.0
    }
}

fn time() -> Timestamp {
    "2026-11-24T10:00:00Z".parse().expect("a time")
}

fn serve(script: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let certificate = Certificate::new();
    let server = Server::start_tls(&certificate, script);
    let agent = Agent::config_builder()
        .proxy(None)
        .tls_config(trust_in(&certificate))
        .build()
        .new_agent();
    let client = Client::builder()
        .endpoint_url(&server.url())
        .agent(agent)
        .region("eu-west-1")
        .credentials(Credentials::new("AKIDEXAMPLE", "s3cret-key"))
        .retries(RetryPolicy::standard().max_attempts(2))
        .retry_clock(At(time()))
        .build()
        .expect("a client");
    (server, client)
}

const CHUNKED: &str = "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n";

fn reader() -> ByteStream {
    ByteStream::from_reader(&b"123456789"[..], Some(9))
}

#[track_caller]
fn is_chunked(seen: &Request, body: &str) {
    assert_eq!(String::from_utf8_lossy(&seen.body), body);
    let length = body.len().to_string();
    for (name, value) in [
        ("content-encoding", Some("aws-chunked")),
        ("content-length", Some(length.as_str())),
        ("transfer-encoding", None),
        ("x-amz-decoded-content-length", Some("9")),
        ("x-amz-trailer", Some("x-amz-checksum-crc32")),
        ("x-amz-sdk-checksum-algorithm", Some("CRC32")),
        (
            "x-amz-content-sha256",
            Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        ),
        ("x-amz-checksum-crc32", None),
    ] {
        assert_eq!(seen.header(name), value, "{name}");
    }
}

#[test]
fn a_stream_has_its_checksum_behind_it() {
    let (server, client) = serve([Reply::json("")]);
    client
        .send(&Upload::new("a", reader()))
        .expect("it is taken");
    client
        .send(&Upload::new("a", "123456789"))
        .expect("it is taken");
    for seen in server.requests() {
        is_chunked(&seen, CHUNKED);
    }
    // The length of it all was right: the connection is of use.
    assert_eq!(server.connections(), 1);
}

#[test]
fn the_signature_says_that_the_body_is_not_signed() {
    let (server, client) = serve([Reply::json("")]);
    client
        .send(&SignedUpload::new("a", reader()))
        .expect("it is taken");
    let seen = &server.requests()[0];
    is_chunked(seen, CHUNKED);
    let mut request = http::Request::put(format!("{}/a", server.url()));
    let added = [
        "host",
        "accept",
        "user-agent",
        "content-length",
        "authorization",
        "x-amz-date",
    ];
    for (name, value) in seen.headers() {
        if !added.contains(&name.as_str()) {
            request = request.header(name, value);
        }
    }
    let (mut parts, ()) = request.body(()).expect("a request").into_parts();
    let credentials = Credentials::new("AKIDEXAMPLE", "s3cret-key");
    let parameters = SigningParameters::new(&credentials, "eu-west-1", "s3", time());
    let signed = sigv4::sign(&mut parts, SignedBody::UnsignedTrailer, &parameters);
    let canonical = signed.expect("it can be signed");
    let canonical = String::from_utf8_lossy(canonical.canonical_request().expose());
    assert!(
        canonical.ends_with("\nSTREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        "{canonical}"
    );
    assert!(
        canonical.contains("\nx-amz-trailer:x-amz-checksum-crc32\n"),
        "{canonical}"
    );
    assert_eq!(
        seen.header("authorization"),
        parts.headers["authorization"].to_str().ok()
    );
}

#[test]
fn each_attempt_computes_it_anew() {
    let busy = Reply::new("503 Service Unavailable", &[], "");
    let (server, client) = serve([busy, Reply::json("")]);
    client
        .send(&SignedUpload::new("a", ByteStream::from("123456789")))
        .expect("the second attempt");
    let seen = server.requests();
    assert_eq!(seen.len(), 2);
    for seen in &seen {
        is_chunked(seen, CHUNKED);
    }
}

#[test]
fn a_reader_is_still_sent_once() {
    let busy = Reply::new("503 Service Unavailable", &[], "");
    let (server, client) = serve([busy, Reply::json("")]);
    let error = client
        .send(&SignedUpload::new("a", reader()))
        .expect_err("it is spent");
    assert_eq!(
        error.service_error().map(|error| error.status().as_u16()),
        Some(503)
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_trailer_is_of_the_algorithm_that_is_named() {
    let (server, client) = serve([Reply::json("")]);
    let upload = Upload::new("a", reader()).algorithm("SHA1");
    client.send(&upload).expect("it is taken");
    let seen = &server.requests()[0];
    assert_eq!(seen.header("x-amz-trailer"), Some("x-amz-checksum-sha1"));
    assert_eq!(
        String::from_utf8_lossy(&seen.body),
        "9\r\n123456789\r\n0\r\nx-amz-checksum-sha1:98O8HYCOBHMq32eZZczDTKeuNEE=\r\n\r\n"
    );
}

#[test]
fn a_checksum_that_is_given_leaves_the_stream_as_it_is() {
    let (server, client) = serve([Reply::json("")]);
    let given = Upload::new("a", reader()).crc32c("4waSgw==");
    client.send(&given).expect("it is taken");
    client
        .call(&Upload::new("a", reader()))
        .header("x-amz-checksum-crc32", "y/Q5Jg==")
        .send()
        .expect("it is taken");
    for seen in server.requests() {
        assert_eq!(seen.body, b"123456789");
        assert_eq!(seen.header("content-encoding"), None);
        assert_eq!(seen.header("x-amz-trailer"), None);
    }
}

#[test]
fn other_encodings_are_kept() {
    let (server, client) = serve([Reply::json("")]);
    let upload = Upload::new("a", reader()).encoding("gzip");
    client.send(&upload).expect("it is taken");
    client
        .call(&Upload::new("a", reader()))
        .header("content-encoding", "br")
        .send()
        .expect("it is taken");
    let seen = server.requests();
    assert_eq!(seen[0].header("content-encoding"), Some("gzip,aws-chunked"));
    assert_eq!(seen[1].header("content-encoding"), Some("br,aws-chunked"));
}

#[test]
fn a_stream_of_unknown_length_is_sent_in_chunks_of_http_too() {
    let (server, client) = serve([Reply::json("")]);
    let content = ByteStream::from_reader(&b"123456789"[..], None);
    client
        .send(&Upload::new("a", content))
        .expect("it is taken");
    let seen = &server.requests()[0];
    assert_eq!(seen.header("transfer-encoding"), Some("chunked"));
    assert_eq!(seen.header("content-length"), None);
    assert_eq!(seen.header("x-amz-decoded-content-length"), None);
    assert_eq!(String::from_utf8_lossy(&seen.body), CHUNKED);
}

/// A reader that gives what it is asked for, and tells how much was asked for at once.
struct Endless {
    left: usize,
    most: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.most
            .fetch_max(buffer.len(), std::sync::atomic::Ordering::Relaxed);
        let count = buffer.len().min(self.left);
        buffer[..count].fill(b'x');
        self.left -= count;
        Ok(count)
    }
}

#[test]
fn a_large_stream_is_never_held() {
    let (server, client) = serve([Reply::json("")]);
    let most = std::sync::Arc::default();
    let left = 20_000_000;
    let source = Endless {
        left,
        most: std::sync::Arc::clone(&most),
    };
    let content = ByteStream::from_reader(source, Some(left as u64));
    client
        .send(&Upload::new("a", content))
        .expect("it is taken");
    let seen = &server.requests()[0];
    assert_eq!(
        seen.header("x-amz-decoded-content-length"),
        Some("20000000")
    );
    let length = seen.body.len().to_string();
    assert_eq!(seen.header("content-length"), Some(length.as_str()));
    assert!(seen.body.starts_with(b"10000\r\nx"));
    assert!(seen.body.ends_with(b"\r\n\r\n"));
    assert!(most.load(std::sync::atomic::Ordering::Relaxed) <= 64 * 1024);
}

#[test]
fn a_length_that_is_wrong_ends_the_call() {
    for length in [8, 10] {
        let (_server, client) = serve([Reply::json("")]);
        let content = ByteStream::from_reader(&b"123456789"[..], Some(length));
        let error = client
            .send(&Upload::new("a", content))
            .expect_err("it has nine bytes");
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        let text = error.to_string();
        assert!(
            text.contains("bytes than the length that was given for it"),
            "{text}"
        );
    }
}
