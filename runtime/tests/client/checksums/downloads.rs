//! Replies whose bodies are verified.

use std::io::{self, Read};

use aws_operation::checksum::{ChecksumAlgorithm, ChecksumMismatch, ChecksumPolicy};
use aws_operation::{ByteStream, Error};

use super::{Download, DownloadSmall};
use crate::support::{Reply, Server, builder, client};

const BODY: &str = "123456789";
const CRC32: (&str, &str) = ("x-amz-checksum-crc32", "y/Q5Jg==");
const CRC32C: (&str, &str) = ("x-amz-checksum-crc32c", "4waSgw==");
const CRC64NVME: (&str, &str) = ("x-amz-checksum-crc64nvme", "rosUhgp5mIg=");
const WRONG: &str = "AAAAAA==";

fn read(mut stream: ByteStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What comes of the reply as a stream.
fn download(reply: Reply) -> io::Result<Vec<u8>> {
    let server = Server::start([reply]);
    let file = client(&server).send(&Download::new("a")).expect("the head");
    read(file.content)
}

#[track_caller]
fn is_mismatch(error: &io::Error, algorithm: ChecksumAlgorithm) {
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
    let mismatch: &ChecksumMismatch = inner.expect("a mismatch");
    assert_eq!(mismatch.algorithm(), algorithm);
}

#[test]
fn the_checksum_is_asked_for_and_the_body_is_verified() {
    let reply = Reply::new("200 OK", &[CRC32], BODY);
    let server = Server::start([reply]);
    let client = client(&server);
    for _ in 0..2 {
        let file = client.send(&Download::new("a")).expect("a file");
        assert_eq!(file.content.length(), Some(9));
        assert_eq!(file.crc32.as_deref(), Some("y/Q5Jg=="));
        assert_eq!(read(file.content).expect("all of it"), BODY.as_bytes());
    }
    assert_eq!(
        server.requests()[0].header("x-amz-checksum-mode"),
        Some("ENABLED")
    );
    // A body that was verified to its end leaves the connection to the next call.
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_byte_that_changed_on_the_way_is_found() {
    for place in 0..BODY.len() {
        let mut body = BODY.as_bytes().to_owned();
        body[place] ^= 1;
        let error = download(Reply::new("200 OK", &[CRC32], body)).expect_err("another body");
        is_mismatch(&error, ChecksumAlgorithm::Crc32);
        let text = error.to_string();
        assert!(
            text.starts_with("Download: the body is damaged: its CRC32 checksum is ")
                && text.ends_with(", and the reply says y/Q5Jg=="),
            "{text}"
        );
    }
}

#[test]
fn a_byte_that_changed_in_a_large_body_is_found_before_its_last_bytes_are_given() {
    let body = vec![b'x'; 3_000_000];
    let mut checksum = aws_operation::checksum::Checksum::new(ChecksumAlgorithm::Crc64Nvme);
    checksum.update(&body);
    let checksum = checksum.finish_base64();
    let headers = [("x-amz-checksum-crc64nvme", checksum.as_str())];
    let whole = download(Reply::new("200 OK", &headers, &body)).expect("all of it");
    assert!(whole == body);
    let mut damaged = body;
    damaged[1_234_567] ^= 0x80;
    let server = Server::start([Reply::new("200 OK", &headers, damaged)]);
    let file = client(&server).send(&Download::new("a")).expect("the head");
    // Who reads as many bytes as there are never sees the end of them.
    let mut content = file.content;
    let error = content
        .read_exact(&mut vec![0; 3_000_000])
        .expect_err("another body");
    is_mismatch(&error, ChecksumAlgorithm::Crc64Nvme);
}

#[test]
fn the_first_of_several_checksums_is_looked_at() {
    let wrong_crc32 = (CRC32.0, WRONG);
    let headers = [wrong_crc32, CRC32C, CRC64NVME];
    download(Reply::new("200 OK", &headers, BODY)).expect("CRC64NVME goes first");
    let headers = [CRC32, (CRC32C.0, WRONG)];
    let error = download(Reply::new("200 OK", &headers, BODY)).expect_err("CRC32C goes first");
    is_mismatch(&error, ChecksumAlgorithm::Crc32C);
    // The operation does not list SHA1.
    let headers = [("x-amz-checksum-sha1", WRONG)];
    download(Reply::new("200 OK", &headers, BODY)).expect("SHA1 is not looked at");
}

#[test]
fn checksums_of_parts_and_none_at_all_verify_nothing() {
    for headers in [
        [("x-amz-checksum-crc32", "AAAAAA==-3")].as_slice(),
        &[
            ("x-amz-checksum-crc32", "AAAAAA==-3"),
            ("x-amz-checksum-type", "COMPOSITE"),
        ],
        &[("x-amz-checksum-md5", "AAAAAA==")],
        &[],
    ] {
        let body = download(Reply::new("200 OK", headers, BODY)).expect("all of it");
        assert_eq!(body, BODY.as_bytes());
    }
    // A whole one beside it counts.
    let headers = [(CRC32C.0, "AAAAAA==-3"), (CRC32.0, WRONG)];
    let error = download(Reply::new("200 OK", &headers, BODY)).expect_err("CRC32 is whole");
    is_mismatch(&error, ChecksumAlgorithm::Crc32);
}

#[test]
fn what_is_no_checksum_is_not_taken_for_a_good_one() {
    for value in ["\u{e9}", "", "y/Q5Jg", "<script>", "y/Q5JgAA"] {
        let headers = [("x-amz-checksum-crc32", value)];
        let error = download(Reply::new("200 OK", &headers, BODY)).expect_err("no checksum");
        is_mismatch(&error, ChecksumAlgorithm::Crc32);
        // What came in its place is not repeated.
        assert!(!error.to_string().contains("script"), "{error}");
    }
}

#[test]
fn a_body_that_is_cut_off_is_no_end() {
    let cut = |headers: &[(&str, &str)], piece: &str| {
        let headers = [headers, &[CRC32]].concat();
        Reply::head("200 OK", &headers)
            .then_send(piece)
            .then_close()
    };
    for (what, reply) in [
        ("a length", cut(&[("content-length", "9")], "12345")),
        (
            "a length, whole but for a byte",
            cut(&[("content-length", "9")], "12345678"),
        ),
        (
            "chunks",
            cut(&[("transfer-encoding", "chunked")], "5\r\n12345\r\n"),
        ),
        // Nothing but the checksum tells that something is missing.
        ("the connection", cut(&[("connection", "close")], "12345")),
    ] {
        let server = Server::start([reply]);
        let file = client(&server).send(&Download::new("a")).expect("the head");
        let mut content = file.content;
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).expect_err(what);
        // And it does not become one.
        content.read_to_end(&mut bytes).expect_err(what);
        assert!(BODY.as_bytes().starts_with(&bytes), "{what}");
    }
}

#[test]
fn bytes_are_verified_at_once() {
    let wrong = Reply::new("200 OK", &[CRC32, ("x-amz-request-id", "r-1")], "12345678");
    let server = Server::start([wrong, Reply::new("200 OK", &[CRC32], BODY)]);
    let client = client(&server);
    let error = client
        .send(&DownloadSmall::new("a"))
        .expect_err("a byte is missing");
    assert!(matches!(error, Error::Response(_)), "{error:?}");
    assert!(!error.is_retryable());
    assert_eq!(
        error.to_string(),
        "DownloadSmall: the body is damaged: its CRC32 checksum is muDarw==, and the reply says y/Q5Jg== (HTTP 200, request id r-1)"
    );
    let small = client.send(&DownloadSmall::new("a")).expect("it is whole");
    assert_eq!(small.content.as_bytes(), BODY.as_bytes());
}

#[test]
fn what_nobody_asked_for_is_not_looked_at() {
    let server = Server::start([Reply::new("200 OK", &[(CRC32.0, WRONG)], BODY)]);
    let lax = builder(&server.url())
        .response_checksum_validation(ChecksumPolicy::WhenRequired)
        .build()
        .expect("a client");
    let file = lax.send(&Download::new("a")).expect("a file");
    assert_eq!(read(file.content).expect("all of it"), BODY.as_bytes());
    lax.send(&DownloadSmall::new("a")).expect("all of it");
    // Unless the request does.
    let asking = Download::new("a").mode("ENABLED");
    let file = lax.send(&asking).expect("the head");
    read(file.content).expect_err("another checksum");
    let modes: Vec<bool> = server
        .requests()
        .iter()
        .map(|request| request.header("x-amz-checksum-mode").is_some())
        .collect();
    assert_eq!(modes, [false, false, true]);
}

#[test]
fn a_damaged_reply_that_is_sent_on_ends_that_call_too() {
    use super::Upload;

    let damaged = Reply::new("200 OK", &[CRC32], "123456780");
    let server = Server::start([damaged, Reply::json("")]);
    let client = builder(&server.url())
        .request_checksum_calculation(ChecksumPolicy::WhenRequired)
        .build()
        .expect("a client");
    let file = client.send(&Download::new("a")).expect("the head");
    let error = client
        .send(&Upload::new("b", file.content))
        .expect_err("it is damaged");
    let begin = format!(
        "Upload: the request to {} broke off: Download: the body is damaged: its CRC32 checksum is ",
        server.address()
    );
    assert!(error.to_string().starts_with(&begin), "{error}");
}

#[test]
fn an_error_is_not_verified() {
    let headers = [CRC32, ("x-amzn-errortype", "NoSuchKey")];
    let server = Server::start([Reply::new("404 Not Found", &headers, "{}")]);
    let error = client(&server)
        .send(&Download::new("a"))
        .expect_err("no such key");
    assert_eq!(
        error.service_error().and_then(|error| error.code()),
        Some("NoSuchKey")
    );
}
