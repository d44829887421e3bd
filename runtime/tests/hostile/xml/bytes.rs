//! Documents that were cut off, damaged, or are something else altogether.

use aws_operation::http::StatusCode;

use super::samples::{spring, written};
use super::sink::{Rinsing, ec2, query, rest};
use crate::check::{Tally, VALUE, complaint, one, reply};
use crate::random::Numbers;

fn cut_off_anywhere<O: Rinsing>() {
    let whole = written::<O>(&spring());
    for end in 0..whole.body().len() {
        let mut cut = whole.clone();
        cut.body_mut().truncate(end);
        assert_eq!(one::<O>(&cut).read, 0, "cut off at {end}");
        *cut.status_mut() = StatusCode::BAD_REQUEST;
        assert_eq!(one::<O>(&cut).refused, 1);
    }
    assert_eq!(one::<O>(&whole).read, 1);
    assert_eq!(O::decode(whole).expect("an output"), spring());
}

#[test]
fn a_document_that_is_cut_off_anywhere_is_refused() {
    cut_off_anywhere::<rest::Rinse>();
    cut_off_anywhere::<query::Rinse>();
    cut_off_anywhere::<ec2::Rinse>();
}

/// What means something in a document.
const PIECES: [&[u8]; 20] = [
    b"<",
    b">",
    b"/",
    b"&",
    b";",
    b"=",
    b"\"",
    b"'",
    b" ",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<?",
    b"?>",
    b"&#",
    b"<a/>",
    b"<!DOCTYPE a>",
    b"xmlns",
    b"\r",
];

fn damage(numbers: &mut Numbers, body: &mut Vec<u8>) {
    for _ in 0..=numbers.below(3) {
        let place = numbers.below(body.len());
        match numbers.below(5) {
            0 => body[place] ^= 1 << numbers.below(8),
            1 => drop(body.splice(place..place, numbers.one_of(&PIECES).iter().copied())),
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
}

fn damaged<O: Rinsing>(seed: u64) -> Tally {
    let whole = written::<O>(&spring());
    let mut numbers = Numbers::new(seed);
    let mut tally = Tally::default();
    for _ in 0..3_000 {
        let mut damaged = whole.clone();
        damage(&mut numbers, damaged.body_mut());
        tally += one::<O>(&damaged);
        *damaged.status_mut() = StatusCode::BAD_REQUEST;
        one::<O>(&damaged);
    }
    tally
}

#[test]
fn a_document_with_damaged_bytes_is_read_or_refused() {
    for tally in [
        damaged::<rest::Rinse>(0x2545_f491_4f6c_dd1d),
        damaged::<query::Rinse>(0x9e37_79b9_7f4a_7c15),
        damaged::<ec2::Rinse>(0xda94_2042_e4dd_58b5),
    ] {
        assert!(tally.read > 100 && tally.refused > 500, "{tally:?}");
    }
}

#[test]
fn random_bytes_are_refused() {
    let mut numbers = Numbers::new(0xbb67_ae85_84ca_a73b);
    for _ in 0..1_000 {
        let body: Vec<u8> = (0..numbers.below(64))
            .map(|_| u8::try_from(numbers.below(256)).expect("a byte"))
            .collect();
        for prefix in [&b""[..], b"<", b"<R><Id>i</Id>", b"<?xml version=\"1.0\"?>"] {
            let body = [prefix, &body, VALUE.as_bytes()].concat();
            assert_eq!(one::<rest::Rinse>(&reply(200, body.clone())).read, 0);
            assert_eq!(one::<query::Rinse>(&reply(400, body)).refused, 1);
        }
    }
}

/// A document is in UTF-8, whatever it says.
#[test]
fn other_encodings_are_refused() {
    let text = format!("<R><Id>\u{e9} {VALUE}</Id></R>");
    let wide =
        |to_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
    let latin: Vec<u8> = text
        .chars()
        .map(|it| u8::try_from(u32::from(it)).expect("latin"))
        .collect();
    let declared = |encoding: &str| {
        format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>{text}").into_bytes()
    };
    for body in [
        latin,
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        [&[0xff, 0xfe][..], &wide(u16::to_le_bytes)].concat(),
        [&[0xfe, 0xff][..], &wide(u16::to_be_bytes)].concat(),
        declared("ISO-8859-1"),
        declared("UTF-16"),
        declared("utf-7"),
        b"<R><Id>\xed\xa0\x80</Id></R>".to_vec(),
        b"<R><Id>\xf8\x88\x80\x80\x80</Id></R>".to_vec(),
        b"<R><Id>\x00</Id></R>".to_vec(),
        "<R><Id>\u{ffff}</Id></R>".into(),
    ] {
        let shown = String::from_utf8_lossy(&body).into_owned();
        assert_eq!(
            one::<rest::Rinse>(&reply(200, body.clone())).read,
            0,
            "{shown}"
        );
        assert_eq!(one::<rest::Rinse>(&reply(400, body)).refused, 1);
    }
    for body in [
        text.clone().into_bytes(),
        declared("utf-8"),
        declared("UTF-8"),
    ] {
        assert_eq!(one::<rest::Rinse>(&reply(200, body)).read, 1);
    }
}

#[test]
fn what_is_no_document_of_the_operation_is_refused() {
    for body in [
        "",
        "text",
        "<R/>",
        "{\"Id\":\"i\"}",
        "<!DOCTYPE html><html><body>Busy</body></html>",
        "<html><head><title>Busy</title></head><body>Busy</body></html>",
    ] {
        complaint::<rest::Rinse>(&reply(200, body));
        complaint::<query::Rinse>(&reply(200, body));
        complaint::<ec2::Rinse>(&reply(200, body));
    }
    let page = complaint::<rest::Rinse>(&reply(200, "<!DOCTYPE html><p>Busy</p>"));
    assert!(page.contains("an HTML page"), "{page}");
}
