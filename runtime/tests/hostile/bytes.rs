//! Replies that were cut off, damaged, or are something else altogether.

use aws_operation::http::StatusCode;

use crate::check::{Tally, VALUE, all, complaint, one, reply};
use crate::random::Numbers;
use crate::samples::sink_reply;
use crate::sink::{Pour, PourDocument, PourTree};

#[test]
fn a_body_that_is_cut_off_anywhere_is_refused() {
    let whole = sink_reply();
    for end in 0..whole.body().len() {
        let mut cut = whole.clone();
        cut.body_mut().truncate(end);
        assert_eq!(one::<Pour>(&cut).read, 0, "cut off at {end}");
    }
    assert_eq!(one::<Pour>(&whole).read, 1);
}

#[test]
fn an_error_that_is_cut_off_anywhere_is_an_error() {
    let body = r#"{"__type":"ns#NamedException:x","message":"m","secret":"s3cret-of-the-message","double":"NaN",
        "time":1,"tree":{"child":{"name":"n"}},"choice":{"text":"t"},"document":[1]}"#;
    for end in 0..=body.len() {
        assert_eq!(one::<Pour>(&reply(400, &body.as_bytes()[..end])).refused, 1);
    }
}

#[test]
fn a_reply_with_damaged_bytes_is_read_or_refused() {
    let whole = sink_reply();
    let mut numbers = Numbers::new(0x2545_f491_4f6c_dd1d);
    let mut tally = Tally::default();
    for _ in 0..4_000 {
        let mut damaged = whole.clone();
        let body = damaged.body_mut();
        for _ in 0..=numbers.below(3) {
            let place = numbers.below(body.len());
            match numbers.below(5) {
                0 => body[place] ^= 1 << numbers.below(8),
                1 => {
                    body[place] =
                        numbers.one_of(&[b"{", b"}", b"[", b"]", b"\"", b"\\", b",", b":"])[0];
                }
                2 => drop(body.remove(place)),
                3 => body.insert(place, u8::try_from(numbers.below(256)).expect("a byte")),
                _ => {
                    let end = place + numbers.below(body.len() - place);
                    let copied = body[place..end].to_vec();
                    let target = numbers.below(body.len());
                    body.splice(target..target, copied);
                }
            }
        }
        tally += one::<Pour>(&damaged);
        *damaged.status_mut() = StatusCode::BAD_REQUEST;
        one::<Pour>(&damaged);
    }
    assert!(tally.read > 100 && tally.refused > 1_000, "{tally:?}");
}

#[test]
fn what_is_no_json_object_is_refused() {
    for (body, says) in [
        ("null", "expected an object, found null"),
        ("[]", "expected an object, found an array"),
        ("[{\"id\":\"i\"}]", "expected an object, found an array"),
        ("7", "expected an object, found an integer"),
        (
            "\"v4lue-of-the-message\"",
            "expected an object, found a string",
        ),
        ("\u{feff}{\"id\":\"i\"}", "the body is not JSON"),
        ("{\"id\":\"i\"}{}", "the body is not JSON"),
        (
            "{\"id\":\"i\"} v4lue-of-the-message",
            "the body is not JSON",
        ),
        ("{\"id\":\"i\"}\0", "the body is not JSON"),
        ("{'id':'i'}", "the body is not JSON"),
        ("{\"id\":\"i\",}", "the body is not JSON"),
        ("//\n{\"id\":\"i\"}", "the body is not JSON"),
        ("id=i&v4lue-of-the-message", "the body is not JSON"),
        ("<xml>v4lue-of-the-message</xml>", "the body is not JSON"),
        (" \r\n\t<!DOCTYPE HTML>v4lue-of-the-message", "an HTML page"),
        ("", "the reply has no body: missing required member `id`"),
        (
            " \t\r\n",
            "the reply has no body: missing required member `id`",
        ),
    ] {
        let complaint = complaint::<Pour>(&reply(200, body));
        assert!(complaint.contains(says), "{body:?}: {complaint}");
        for status in [200, 400] {
            all(&reply(status, body));
        }
    }
}

#[test]
fn compressed_and_binary_bodies_are_refused() {
    // gzip (RFC 1952), zlib, zstd, UTF-16 and UTF-32 with and without their marks.
    let bodies: [&[u8]; 8] = [
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56\xca\x4c\x51\xb2\x52\xca\x54\xaa\x05\x00\xe6\x2e\x9a\x9e\x0a\x00\x00\x00",
        b"\x78\x9c\xab\x56\xca\x4c\x51\xb2\x52\xca\x54\xaa\x05\x00\x0d\xcb\x03\x0c",
        b"\x28\xb5\x2f\xfd\x04\x58",
        b"\xff\xfe{\0\"\0i\0d\0\"\0:\0\"\0i\0\"\0}\0",
        b"\xfe\xff\0{\0\"\0i\0d\0\"\0:\0\"\0i\0\"\0}",
        b"{\0\0\0\"\0\0\0",
        b"\0\0\0\0",
        &[0xff; 300],
    ];
    for body in bodies {
        assert_eq!(one::<Pour>(&reply(200, body)).read, 0);
        assert_eq!(one::<PourTree>(&reply(200, body)).read, 0);
        assert_eq!(one::<PourDocument>(&reply(200, body)).read, 0);
        for status in [200, 400, 500] {
            all(&reply(status, body));
        }
    }
}

#[test]
fn random_bytes_are_refused() {
    let mut numbers = Numbers::new(0xda94_2042_e4dd_58b5);
    for _ in 0..1_000 {
        let mut body: Vec<u8> = (0..numbers.below(64))
            .map(|_| u8::try_from(numbers.below(256)).expect("a byte"))
            .collect();
        body.extend_from_slice(VALUE.as_bytes());
        assert_eq!(one::<Pour>(&reply(200, body.clone())).read, 0);
        assert_eq!(one::<Pour>(&reply(400, body)).refused, 1);
    }
}
