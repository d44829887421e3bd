//! Bodies that were cut off, damaged, or are something else altogether.

use aws_operation::http::{Response, StatusCode};

use super::encode::{BREAK, map, text};
use super::samples::{flood, written};
use super::sink::{Draining, cbor, json_1_0, json_1_1};
use crate::check::{Tally, VALUE, complaint, one, reply};
use crate::random::Numbers;

fn cut_off_anywhere<O: Draining>() {
    let whole = written::<O>(&flood());
    for end in 0..whole.body().len() {
        let mut cut = whole.clone();
        cut.body_mut().truncate(end);
        assert_eq!(one::<O>(&cut).read, 0, "cut off at {end}");
        *cut.status_mut() = StatusCode::BAD_REQUEST;
        assert_eq!(one::<O>(&cut).refused, 1);
    }
    assert_eq!(one::<O>(&whole).read, 1);
    assert_eq!(O::decode(whole).expect("an output"), flood());
}

#[test]
fn a_body_that_is_cut_off_anywhere_is_refused() {
    cut_off_anywhere::<cbor::Drain>();
    cut_off_anywhere::<json_1_0::Drain>();
    cut_off_anywhere::<json_1_1::Drain>();
}

/// Changes some bytes, most of them to what means something in CBOR or JSON.
fn damage(numbers: &mut Numbers, body: &mut Vec<u8>) {
    for _ in 0..=numbers.below(3) {
        let place = numbers.below(body.len());
        match numbers.below(6) {
            0 => body[place] ^= 1 << numbers.below(8),
            1 => {
                body[place] =
                    numbers.one_of(&[b"{", b"}", b"[", b"]", b"\"", b"\\", b",", b":"])[0];
            }
            2 => {
                let heads: [&[u8]; 8] = [
                    &[BREAK],
                    &[0x9f],
                    &[0xbf],
                    &[0x7f],
                    &[0x5f],
                    &[0xc1],
                    &[0xf6],
                    &[0x1b],
                ];
                body[place] = numbers.one_of(&heads)[0];
            }
            3 => drop(body.remove(place)),
            4 => body.insert(place, byte(numbers)),
            _ => {
                let end = place + numbers.below(body.len() - place);
                let copied = body[place..end].to_vec();
                let target = numbers.below(body.len());
                body.splice(target..target, copied);
            }
        }
    }
}

fn byte(numbers: &mut Numbers) -> u8 {
    u8::try_from(numbers.below(256)).expect("a byte")
}

fn damaged<O: Draining>(seed: u64) -> Tally {
    let whole = written::<O>(&flood());
    let mut numbers = Numbers::new(seed);
    let mut tally = Tally::default();
    for _ in 0..1_500 {
        let mut damaged = whole.clone();
        damage(&mut numbers, damaged.body_mut());
        tally += one::<O>(&damaged);
        *damaged.status_mut() = StatusCode::BAD_REQUEST;
        one::<O>(&damaged);
    }
    tally
}

#[test]
fn a_reply_with_damaged_bytes_is_read_or_refused() {
    for tally in [
        damaged::<cbor::Drain>(0x2545_f491_4f6c_dd1d),
        damaged::<json_1_1::Drain>(0x9e37_79b9_7f4a_7c15),
    ] {
        assert!(tally.read > 100 && tally.refused > 500, "{tally:?}");
    }
    // The versions of awsJson differ in the content type alone.
    assert_eq!(damaged::<json_1_0::Drain>(7), damaged::<json_1_1::Drain>(7));
}

#[test]
fn random_bytes_are_refused() {
    let mut numbers = Numbers::new(0xda94_2042_e4dd_58b5);
    for _ in 0..1_000 {
        let body: Vec<u8> = (0..numbers.below(64)).map(|_| byte(&mut numbers)).collect();
        for prefix in [&[][..], &[0xbf], &[0xbf, 0x62, b'i', b'd'], &[0xa1, 0x68]] {
            let body = [prefix, &body, VALUE.as_bytes()].concat();
            assert_eq!(one::<cbor::Drain>(&reply(200, body.clone())).read, 0);
            assert_eq!(one::<cbor::Drain>(&reply(400, body)).refused, 1);
        }
    }
}

#[test]
fn what_is_no_map_is_refused() {
    for (body, says) in [
        (&[0xf6][..], "expected an object, found null"),
        (&[0x80], "expected an object, found an array"),
        (&[0x07], "expected an object, found an integer"),
        (&[0x41, 0xff], "expected an object, found bytes"),
        (
            &[0xc1, 0xf9, 0, 0],
            "expected an object, found a floating point number",
        ),
        (&[0xff], "the CBOR has a break where nothing was begun"),
        (&[0xbf], "the CBOR ends early"),
        (&[0xa0], "missing required member `id`"),
        (&[], "the reply has no body: missing required member `id`"),
    ] {
        let complaint = complaint::<cbor::Drain>(&reply(200, body));
        assert!(complaint.contains(says), "{body:x?}: {complaint}");
        assert_eq!(one::<cbor::Drain>(&reply(400, body)).refused, 1);
    }
    let text = text(VALUE);
    assert!(complaint::<cbor::Drain>(&reply(200, text)).contains("found a string"));
}

#[test]
fn bytes_behind_the_value_are_refused() {
    let whole = map(&[("id", text("i"))]);
    for behind in [
        &[0x00][..],
        &[BREAK],
        &[0xbf, BREAK],
        &[0xf6],
        b"\n",
        VALUE.as_bytes(),
    ] {
        let body = [&whole, behind].concat();
        let complaint = complaint::<cbor::Drain>(&reply(200, body));
        assert!(
            complaint.contains("goes on behind its value"),
            "{complaint}"
        );
    }
    let body = format!("{{\"id\":\"i\"}}{VALUE}");
    assert_eq!(one::<json_1_1::Drain>(&reply(200, body)).read, 0);
}

fn of_another_kind<O: Draining>(bodies: &[Vec<u8>]) {
    for body in bodies {
        for content_type in [
            "application/cbor",
            "application/json",
            "text/html",
            "application/x-amz-json-1.1",
        ] {
            for status in [200, 400, 503] {
                let mut reply: Response<Vec<u8>> = reply(status, body.clone());
                reply
                    .headers_mut()
                    .insert("content-type", content_type.parse().expect("a value"));
                assert_eq!(one::<O>(&reply).read, 0, "{body:x?}");
            }
        }
    }
}

#[test]
fn one_codec_in_the_place_of_another_is_refused() {
    let html = format!("<!DOCTYPE html><p>{VALUE}</p>").into_bytes();
    let json = format!("{{\"__type\":\"SlowDownException\",\"id\":\"{VALUE}\"}}").into_bytes();
    let binary = map(&[("__type", text("SlowDownException")), ("id", text(VALUE))]);
    of_another_kind::<cbor::Drain>(&[
        html.clone(),
        json,
        written::<json_1_0::Drain>(&flood()).into_body(),
        b"\xef\xbb\xbf{}".to_vec(),
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00".to_vec(),
    ]);
    let bodies = [
        html.clone(),
        binary,
        written::<cbor::Drain>(&flood()).into_body(),
    ];
    of_another_kind::<json_1_0::Drain>(&bodies);
    of_another_kind::<json_1_1::Drain>(&bodies);
    for complaint in [
        complaint::<cbor::Drain>(&reply(200, html.clone())),
        complaint::<json_1_1::Drain>(&reply(200, html)),
    ] {
        assert!(complaint.contains("an HTML page"), "{complaint}");
    }
}

#[test]
fn an_operation_without_output_takes_any_body() {
    for body in [
        &[][..],
        &[BREAK],
        b"{\"a\":",
        &[0x5b, 255, 255, 255, 255, 255, 255, 255, 255],
    ] {
        assert_eq!(one::<cbor::DrainNothing>(&reply(200, body)).read, 1);
        assert_eq!(one::<json_1_0::DrainNothing>(&reply(200, body)).read, 1);
        assert_eq!(one::<json_1_1::DrainNothing>(&reply(200, body)).read, 1);
    }
}
