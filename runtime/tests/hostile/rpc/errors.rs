//! Error replies: whatever is in their bodies, status, request id and code are told.

use aws_operation::http::{Response, StatusCode};
use aws_operation::{Error, Operation, ServiceError};

use super::encode::{BREAK, LIST, bytes, double, endless, integer, list, map, text};
use super::places;
use super::random::{Rules, item};
use super::samples::{flood, written};
use super::sink::{Draining, Leak, cbor, json_1_0, json_1_1};
use crate::check::{VALUE, one, reply};
use crate::random::{Numbers, json};

/// What the reply is told to be.
#[track_caller]
fn details<O: Draining>(status: u16, body: &[u8], error_type: Option<&str>) -> ServiceError {
    let mut reply: Response<Vec<u8>> = reply(status, body);
    let headers = reply.headers_mut();
    headers.insert("x-amzn-requestid", "r-1".parse().expect("a value"));
    if let Some(name) = error_type {
        headers.insert("x-amzn-errortype", name.parse().expect("a value"));
    }
    one::<O>(&reply);
    let details = match O::decode(reply) {
        Err(Error::Modeled(_, details) | Error::Unmodeled(details)) => details,
        other => panic!("{other:?}"),
    };
    assert_eq!(details.status().as_u16(), status);
    assert_eq!(details.request_id(), Some("r-1"));
    details
}

#[test]
fn status_and_request_id_are_told_whatever_the_body_is() {
    let broken: [&[u8]; 9] = [
        b"",
        b"<html>v4lue-of-the-message",
        b"{\"__type\":\"",
        b"{\"\xff",
        &[BREAK],
        &[0xbf, 0x64],
        &[0x7b, 0x80, 0, 0, 0, 0, 0, 0, 0],
        &[0xbb, 0x80, 0, 0, 0, 0, 0, 0, 0],
        &[0x9f; 300],
    ];
    for body in broken {
        for status in [400, 409, 429, 500, 599] {
            for found in [
                details::<cbor::Drain>(status, body, None),
                details::<json_1_0::Drain>(status, body, None),
                details::<json_1_1::Drain>(status, body, None),
            ] {
                assert_eq!((found.code(), found.message()), (None, None), "{body:x?}");
            }
            // rpcv2Cbor does not tell errors apart by the header.
            let header = Some("ns#SlowDownException:x");
            let found = details::<json_1_0::Drain>(status, body, header);
            assert_eq!(found.code(), Some("SlowDownException"));
            let found = details::<cbor::Drain>(status, body, header);
            assert_eq!(found.code(), None);
        }
    }
    // An output's body where an error's should be names none.
    let body = written::<cbor::Drain>(&flood()).into_body();
    assert_eq!(details::<cbor::Drain>(500, &body, None).code(), None);
}

#[test]
fn the_code_is_told_beside_any_item() {
    let mut numbers = Numbers::new(0x6a09_e667_f3bc_c909);
    for _ in 0..2_000 {
        let any = item(&mut numbers, 4, Rules::ANYTHING);
        let name = text("aws#SlowDownException");
        for body in [
            map(&[("__type", name.clone()), ("x", any.clone())]),
            map(&[("x", any.clone()), ("__type", name.clone())]),
            map(&[
                ("code", any.clone()),
                ("message", any.clone()),
                ("__type", name.clone()),
            ]),
            endless(5, &[any.clone(), any.clone(), text("__type"), name.clone()]),
        ] {
            let found = details::<cbor::Drain>(429, &body, None);
            // The item may be `__type` itself.
            assert!(found.code().is_some(), "{body:x?}");
        }
    }
}

#[test]
fn the_code_is_told_before_whatever_is_wrong() {
    let named = [&[0xbf][..], &text("__type"), &text("SlowDownException")].concat();
    for broken in [
        &[][..],
        &[0x61],
        &[0x61, 0xff, 0x00],
        &[0x1c],
        &[0x9f, BREAK, BREAK, BREAK],
        &[0x61, b'x', 0x7b, 0x80, 0, 0, 0, 0, 0, 0, 0],
        &[0x61, b'x', BREAK],
        &[[0x61, b'x'].as_slice(), &[0x81; 200], &[0x00, BREAK]].concat(),
    ] {
        let body = [&named, broken].concat();
        let found = details::<cbor::Drain>(429, &body, None);
        assert_eq!(found.code(), Some("SlowDownException"), "{broken:x?}");
    }
    for broken in [
        "",
        ",",
        ",\"x\":",
        ",\"x\":tru",
        ",\"message\":\"\\ud800\"}",
        "]",
    ] {
        let body = format!("{{\"__type\":\"SlowDownException\"{broken}");
        let found = details::<json_1_1::Drain>(429, body.as_bytes(), None);
        assert_eq!(found.code(), Some("SlowDownException"), "{broken}");
    }
}

#[test]
fn the_code_is_told_beside_any_json() {
    let mut numbers = Numbers::new(0x6a09_e667_f3bc_c909);
    for _ in 0..1_000 {
        let mut any = String::new();
        json(&mut numbers, 4, &mut any);
        let body = format!("{{\"__type\":\"aws#SlowDownException\",\"x\":{any},\"code\":{any}}}");
        let found = details::<json_1_0::Drain>(400, body.as_bytes(), None);
        assert_eq!(found.code(), Some("SlowDownException"), "{body}");
    }
}

#[test]
fn members_of_errors_that_are_of_another_type_leave_the_code() {
    let wrong = [
        integer(-(1 << 64)),
        bytes(VALUE.as_bytes()),
        text(VALUE),
        double(f64::NAN),
        list(&[text(VALUE)]),
        endless(LIST, &[]),
        map(&[(VALUE, text(VALUE))]),
    ];
    for item in &wrong {
        for body in places::everywhere(item) {
            one::<cbor::Drain>(&reply(400, body));
        }
        for member in ["secret", "double", "blob", "time", "tree", "choice"] {
            let body = map(&[(member, item.clone()), ("__type", text("NamedException"))]);
            let found = details::<cbor::Drain>(400, &body, None);
            assert_eq!(found.code(), Some("NamedException"));
        }
    }
}

#[test]
fn errors_are_read_with_their_members() {
    let body = endless(
        5,
        &[
            text("__type"),
            text("a#NamedException"),
            text("blob"),
            bytes(&[0, 255]),
            text("message"),
            text("m"),
        ],
    );
    let mut reply = reply(400, body);
    assert_eq!(one::<cbor::Drain>(&reply).refused, 1);
    *reply.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    match cbor::Drain::decode(reply) {
        Err(Error::Modeled(Leak::NamedException { blob, .. }, details)) => {
            assert_eq!(blob.map(Vec::from), Some(vec![0, 255]));
            assert_eq!(details.message(), Some("m"));
        }
        other => panic!("{other:?}"),
    }
}
