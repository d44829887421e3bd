//! Checksums in the headers of requests.

use aws_operation::checksum::{ChecksumAlgorithm, ChecksumPolicy};
use aws_operation::{ByteStream, Error};

use super::{Put, Upload};
use crate::support::{Reply, Request, Server, builder, client};

/// The request's headers about checksums and encodings.
fn about_checksums(request: &Request) -> Vec<(String, &str)> {
    let mut headers = request.headers();
    headers.retain(|(name, _)| {
        name.contains("checksum") || name.contains("trailer") || name.contains("encoding")
    });
    headers.sort();
    headers
}

fn header<'a>(name: &str, value: &'a str) -> (String, &'a str) {
    (name.to_owned(), value)
}

#[test]
fn bytes_have_a_crc32_unless_something_else_is_said() {
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    client
        .send(&Put::new("a", "123456789"))
        .expect("it is taken");
    let sha256 = Put::new("a", "123456789").algorithm(ChecksumAlgorithm::Sha256);
    client.send(&sha256).expect("it is taken");
    client.send(&Put::new("a", "")).expect("it is taken");
    let seen = server.requests();
    assert_eq!(
        about_checksums(&seen[0]),
        [
            header("x-amz-checksum-crc32", "y/Q5Jg=="),
            header("x-amz-sdk-checksum-algorithm", "CRC32"),
        ]
    );
    assert_eq!(
        about_checksums(&seen[1]),
        [
            header(
                "x-amz-checksum-sha256",
                "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
            ),
            header("x-amz-sdk-checksum-algorithm", "SHA256"),
        ]
    );
    assert_eq!(seen[2].header("x-amz-checksum-crc32"), Some("AAAAAA=="));
}

#[test]
fn a_checksum_that_is_given_is_the_only_one() {
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    let put = Put::new("a", "123456789");
    client
        .send(&Put::new("a", "123456789").sha1("of a member"))
        .expect("it is taken");
    client
        .call(&put)
        .header("X-Amz-Checksum-XXHASH64", "of the call")
        .send()
        .expect("it is taken");
    // What only says something of checksums is none.
    client
        .call(&put)
        .header("x-amz-checksum-type", "FULL_OBJECT")
        .send()
        .expect("it is taken");
    let seen = server.requests();
    assert_eq!(
        about_checksums(&seen[0]),
        [header("x-amz-checksum-sha1", "of a member")]
    );
    assert_eq!(
        about_checksums(&seen[1]),
        [header("x-amz-checksum-xxhash64", "of the call")]
    );
    assert_eq!(seen[2].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
}

#[test]
fn where_none_is_required_none_need_be_sent() {
    let server = Server::start([Reply::json("")]);
    let client = builder(&server.url())
        .request_checksum_calculation(ChecksumPolicy::WhenRequired)
        .build()
        .expect("a client");
    client
        .send(&Put::new("a", "123456789"))
        .expect("it is taken");
    // Unless the request names an algorithm.
    let named = Put::new("a", "123456789").algorithm(ChecksumAlgorithm::Crc32C);
    client.send(&named).expect("it is taken");
    let seen = server.requests();
    assert_eq!(about_checksums(&seen[0]), []);
    assert_eq!(seen[1].header("x-amz-checksum-crc32c"), Some("4waSgw=="));
}

#[cfg(feature = "config")]
#[test]
fn the_configuration_says_so_too() {
    use std::sync::Arc;

    use aws_operation::config::{Config, Environment};

    let server = Server::start([Reply::json("")]);
    let file = b"[default]\nrequest_checksum_calculation = WHEN_REQUIRED\n";
    let variable = ("AWS_REQUEST_CHECKSUM_CALCULATION", "when_supported");
    let send = |environment: Environment, given: Option<ChecksumPolicy>| {
        let config = Config::parse(&environment, file, b"").expect("a configuration");
        let mut builder = builder(&server.url()).config(Arc::new(config));
        if let Some(given) = given {
            builder = builder.request_checksum_calculation(given);
        }
        let client = builder.build().expect("a client");
        client
            .send(&Put::new("a", "123456789"))
            .expect("it is taken");
        let last = server.requests().pop().expect("a request");
        last.header("x-amz-checksum-crc32").is_some()
    };
    let none = || Environment::from_iter([("", ""); 0]);
    assert!(!send(none(), None));
    assert!(send(Environment::from_iter([variable]), None));
    assert!(send(none(), Some(ChecksumPolicy::WhenSupported)));
}

/// Without TLS, nothing protects a trailer: the checksum is computed before, and is signed where the request is.
#[test]
fn over_plain_http_a_stream_is_read_twice() {
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    let path = std::env::temp_dir().join(format!("aws-operation-sum-{}", std::process::id()));
    std::fs::write(&path, "123456789").expect("a temporary file");
    let of_file = ByteStream::from_path(&path).expect("it is there");
    client
        .send(&Upload::new("a", "123456789").algorithm("crc64nvme"))
        .expect("it is taken");
    client
        .send(&Upload::new("a", of_file))
        .expect("it is taken");
    std::fs::remove_file(&path).expect("it is there");
    let seen = server.requests();
    assert_eq!(
        about_checksums(&seen[0]),
        [
            header("x-amz-checksum-crc64nvme", "rosUhgp5mIg="),
            header("x-amz-sdk-checksum-algorithm", "crc64nvme"),
        ]
    );
    assert_eq!(seen[1].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
    for seen in seen {
        assert_eq!(seen.header("content-length"), Some("9"));
        assert_eq!(seen.body, b"123456789");
    }
}

#[test]
fn over_plain_http_a_reader_needs_its_checksum_beside_it() {
    let server = Server::start([Reply::json("")]);
    let client = client(&server);
    let reader = || ByteStream::from_reader(&b"123456789"[..], Some(9));
    let error = client
        .send(&Upload::new("a", reader()))
        .expect_err("it can be read once");
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        concat!(
            "Upload: the payload has a checksum that must be known before it is sent over plain http, and it is a reader, ",
            "which can be read once; use https, make the `ByteStream` from bytes or a path, give the checksum in its ",
            "header, or send checksums only where they are required (`request_checksum_calculation`); nothing was sent"
        )
    );
    assert!(server.requests().is_empty());
    client
        .send(&Upload::new("a", reader()).crc32c("4waSgw=="))
        .expect("it is taken");
    let lax = builder(&server.url())
        .request_checksum_calculation(ChecksumPolicy::WhenRequired)
        .build()
        .expect("a client");
    lax.send(&Upload::new("a", reader())).expect("it is taken");
    for seen in server.requests() {
        assert_eq!(seen.body, b"123456789");
        assert_eq!(seen.header("x-amz-checksum-crc32"), None);
    }
}

#[test]
fn an_algorithm_that_is_not_known_is_refused() {
    let server = Server::start([Reply::json("")]);
    for name in ["MD5", "XXHASH64", "crc-32", ""] {
        let upload = Upload::new("a", "s3cret").algorithm(name);
        let error = client(&server).send(&upload).expect_err(name);
        assert_eq!(
            error.to_string(),
            concat!(
                "Upload: the request names an algorithm for its checksum that is none of CRC32, CRC32C, CRC64NVME, SHA1, ",
                "SHA256 and SHA512; name one of these, or give the checksum itself in its header; nothing was sent"
            )
        );
    }
    assert!(server.requests().is_empty());
}
