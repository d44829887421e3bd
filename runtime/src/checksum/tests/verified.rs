//! Bodies that are verified while they are read.

use std::io::{self, Read};

use super::Dribble;
use crate::checksum::{ChecksumAlgorithm, ChecksumMismatch, Expected, Verified};

const BODY: &[u8] = b"123456789";

fn expected(text: &str) -> Expected {
    Expected::read("Get", ChecksumAlgorithm::Crc32, text).expect("a checksum of the bytes")
}

fn read(body: &[u8], length: Option<u64>, checksum: &str) -> io::Result<Vec<u8>> {
    let mut reader = Verified::new(body, expected(checksum), length);
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map(|_| bytes)
}

#[test]
fn what_was_sent_is_read_as_it_is() {
    for length in [None, Some(9)] {
        for text in ["y/Q5Jg==", " y/Q5Jg== "] {
            assert_eq!(read(BODY, length, text).expect("the body"), BODY);
        }
        assert_eq!(read(b"", length, "AAAAAA==").expect("nothing"), b"");
    }
    let mut text = String::new();
    Verified::new(Dribble::new(BODY, 2), expected("y/Q5Jg=="), None)
        .read_to_string(&mut text)
        .expect("the body");
    assert_eq!(text, "123456789");
}

#[test]
fn a_byte_that_changed_is_an_error_at_the_end() {
    for length in [None, Some(9)] {
        let error = read(b"123456788", length, "y/Q5Jg==").expect_err("the last byte is wrong");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        assert_eq!(
            error.to_string(),
            "Get: the body is damaged: its CRC32 checksum is vPMJsA==, and the reply says y/Q5Jg=="
        );
        let mismatch = error.get_ref().and_then(|inner| inner.downcast_ref());
        let mismatch: &ChecksumMismatch = mismatch.expect("it says so");
        assert_eq!(mismatch.algorithm(), ChecksumAlgorithm::Crc32);
        assert_eq!(mismatch.operation(), "Get");
    }
}

#[test]
fn bytes_that_are_missing_or_too_many_are_an_error() {
    for body in [&b""[..], b"12345678", b"1234567890"] {
        read(body, None, "y/Q5Jg==").expect_err("another body");
    }
}

/// Who reads as many bytes as there are never asks for the end.
#[test]
fn the_last_bytes_of_a_known_length_are_held_back() {
    let mut reader = Verified::new(&b"123456788"[..], expected("y/Q5Jg=="), Some(9));
    let mut first = [0; 8];
    reader.read_exact(&mut first).expect("no end yet");
    let error = reader.read_exact(&mut [0; 1]).expect_err("the last byte");
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
}

#[test]
fn a_mismatch_stays_one() {
    let mut reader = Verified::new(&b"123456788"[..], expected("y/Q5Jg=="), None);
    let mut buffer = [0; 16];
    assert_eq!(reader.read(&mut buffer).expect("no end yet"), 9);
    for _ in 0..3 {
        assert_eq!(reader.read(&mut []).expect("nothing asked"), 0);
        let error = reader.read(&mut buffer).expect_err("the end");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}

#[test]
fn a_reader_that_fails_is_no_end() {
    struct Cut;
    impl Read for Cut {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    // All that was to come did come, and still the end did not.
    let mut reader = Verified::new(BODY.chain(Cut), expected("y/Q5Jg=="), None);
    let error = reader.read_to_end(&mut Vec::new()).expect_err("it is cut");
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
}

#[test]
fn a_checksum_of_checksums_is_none_of_the_bytes() {
    for text in ["y/Q5Jg==-3", "y/Q5Jg==-10000"] {
        let found = Expected::read("Get", ChecksumAlgorithm::Crc32, text);
        assert!(found.is_none(), "{text}");
    }
}

#[test]
fn what_is_no_checksum_fits_no_body() {
    for text in [
        "",
        "-",
        "y/Q5Jg==-",
        "y/Q5Jg==-x",
        "y/Q5Jg",
        "y/Q5JgAA",
        "\u{e9}",
        "AAAA",
    ] {
        let error = read(BODY, None, text).expect_err(text);
        assert_eq!(
            error.to_string(),
            "Get: the body cannot be verified: its CRC32 checksum is y/Q5Jg==, and what the reply says is no such checksum"
        );
        expected(text).verify(BODY).expect_err(text);
    }
}
