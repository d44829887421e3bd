//! The server's half: requests that are hostile.

use aws_operation::http::Request;
use aws_operation::server;

use super::encode::{MAP, bytes, double, endless, integer, list, map, text};
use super::places::everywhere;
use super::random::{Rules, item};
use super::samples::{flood, sent};
use super::sink::{Draining, cbor, json_1_0, json_1_1};
use crate::body;
use crate::check::{NUMBER, SECRET, Tally, VALUE, chain, soon};
use crate::random::{Numbers, object};

/// Reads the request and looks at what the outcome shows.
fn one<O: Draining>(request: &Request<Vec<u8>>) -> Tally {
    let mut tally = Tally::default();
    match O::decode_request(request) {
        Ok(operation) => {
            let shown = format!("{operation:?}");
            assert!(!shown.contains(SECRET), "a secret is shown: {shown}");
            tally.read += 1;
        }
        Err(error) => {
            let reply = error.response();
            assert_eq!(reply.status(), 400);
            let shown = chain(&error) + &String::from_utf8_lossy(reply.body().as_bytes());
            for text in [VALUE, NUMBER, SECRET] {
                assert!(!shown.contains(text), "{shown}");
            }
            assert!(
                !error.to_string().chars().any(char::is_control),
                "{error:?}"
            );
            tally.refused += 1;
        }
    }
    tally
}

/// A request of the operation with another body.
fn with_body<O: Draining>(body: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
    sent(&O::of(flood())).map(|_| body.into())
}

fn cut_off_anywhere<O: Draining>() {
    let whole = sent(&O::of(flood()));
    assert_eq!(one::<O>(&whole).read, 1);
    for end in 1..whole.body().len() {
        let mut cut = whole.clone();
        cut.body_mut().truncate(end);
        assert_eq!(one::<O>(&cut).refused, 1, "cut off at {end}");
    }
}

#[test]
fn a_body_that_is_cut_off_anywhere_is_refused() {
    cut_off_anywhere::<cbor::Drain>();
    cut_off_anywhere::<json_1_0::Drain>();
    cut_off_anywhere::<json_1_1::Drain>();
}

#[test]
fn every_item_in_every_place_is_read_or_refused() {
    let number = NUMBER.parse().expect("a number");
    let mut tally = Tally::default();
    for item in [
        text(VALUE),
        bytes(VALUE.as_bytes()),
        integer(number),
        integer(-number),
        double(731_590_284_617.5),
        list(&[text(VALUE)]),
        map(&[(VALUE, integer(number))]),
        endless(MAP, &[bytes(VALUE.as_bytes()), text(VALUE)]),
        vec![0xf6],
        vec![0x7b, 0x80, 0, 0, 0, 0, 0, 0, 0],
        vec![0x9f; 300],
    ] {
        for flood in everywhere(&item) {
            tally += one::<cbor::Drain>(&with_body::<cbor::Drain>(flood.clone()));
            let body = map(&[
                ("id", text("i")),
                ("secret", text(SECRET)),
                ("flood", flood),
            ]);
            tally += one::<cbor::Drain>(&with_body::<cbor::Drain>(body));
        }
        for member in ["id", "secret", "count", "flood", "new"] {
            tally += one::<cbor::Drain>(&with_body::<cbor::Drain>(map(&[
                ("id", text("i")),
                (member, item.clone()),
            ])));
        }
    }
    assert!(tally.read > 100 && tally.refused > 500, "{tally:?}");
}

#[test]
fn random_items_are_read_or_refused() {
    let mut numbers = Numbers::new(0x1f83_d9ab_fb41_bd6b);
    for _ in 0..3_000 {
        let item = item(&mut numbers, 5, Rules::ANYTHING);
        one::<cbor::Drain>(&with_body::<cbor::Drain>(item.clone()));
        let body = map(&[
            ("id", text("i")),
            ("flood", map(&[("id", text("i")), ("document", item)])),
        ]);
        one::<cbor::Drain>(&with_body::<cbor::Drain>(body));
    }
}

fn json_in_every_place<O: Draining>() {
    let mut numbers = Numbers::new(0x5be0_cd19_137e_2179);
    let mut tally = Tally::default();
    for _ in 0..100 {
        let mut value = String::new();
        object(&mut numbers, 4, &mut value);
        for flood in body::everywhere(&value) {
            tally += one::<O>(&with_body::<O>(format!(
                "{{\"id\":\"i\",\"flood\":{flood}}}"
            )));
        }
    }
    assert!(tally.read > 100 && tally.refused > 500, "{tally:?}");
}

#[test]
fn json_in_every_place_is_read_or_refused() {
    json_in_every_place::<json_1_0::Drain>();
    json_in_every_place::<json_1_1::Drain>();
}

#[test]
fn a_request_of_another_protocol_is_not_for_the_operation() {
    let (binary, old, new) = (
        sent(&cbor::Drain::of(flood())),
        sent(&json_1_0::Drain::of(flood())),
        sent(&json_1_1::Drain::of(flood())),
    );
    for request in [&old, &new] {
        assert!(!server::matches::<cbor::Drain>(request));
        assert_eq!(one::<cbor::Drain>(request).refused, 1);
    }
    assert_eq!(one::<json_1_0::Drain>(&binary).refused, 1);
    assert_eq!(one::<json_1_1::Drain>(&binary).refused, 1);
    // The head of one and the body of another.
    for (head, body) in [(&binary, &new), (&new, &binary)] {
        let mixed = head.clone().map(|_| body.body().clone());
        assert_eq!(one::<cbor::Drain>(&mixed).refused, 1);
        assert_eq!(one::<json_1_1::Drain>(&mixed).refused, 1);
    }
}

#[test]
fn heads_that_name_no_operation_are_refused() {
    let whole = sent(&cbor::Drain::of(flood()));
    for path in [
        "/",
        "/service/Basin_2026/operation/",
        "/service/Basin_2026/operation/Drain/",
        "/service/Basin_2026/operation/v4lue-of-the-message",
        "/service/v4lue-of-the-message/operation/Drain",
        "/service//operation/Drain",
        "/service/Basin_2026/operation/%44rain",
    ] {
        let mut request = whole.clone();
        *request.uri_mut() = path.parse().expect("a URI");
        assert_eq!(one::<cbor::Drain>(&request).refused, 1, "{path}");
    }
    let whole = sent(&json_1_1::Drain::of(flood()));
    for target in [
        "",
        ".",
        "Basin_2026.",
        ".Drain",
        "Basin_2026.Drain.",
        "Basin_2026",
        "v4lue-of-the-message.Drain",
    ] {
        let mut request = whole.clone();
        request
            .headers_mut()
            .insert("x-amz-target", target.parse().expect("a value"));
        assert_eq!(one::<json_1_1::Drain>(&request).refused, 1, "{target}");
    }
}

#[test]
fn a_long_request_is_read_soon() {
    for piece in [
        &[0x81][..],
        &[0x9f],
        &[0xc1],
        &[0xbf, 0x61, b'a'],
        &[0x5f],
        &[0x41, 0],
    ] {
        let body = [
            &[0xbf, 0x62, b'i', b'd', 0x61, b'i', 0x61, b'n'],
            &piece.repeat(1024 * 1024 / piece.len())[..],
        ]
        .concat();
        soon(move || {
            let tally = one::<cbor::Drain>(&with_body::<cbor::Drain>(body));
            assert_eq!(tally.refused, 1);
        });
    }
}
