//! Text and bytes: what is no UTF-8, and chunks that are none.

use aws_operation::{Blob, Operation, Sensitive, Timestamp};

use super::encode::{
    BREAK, BYTES, LIST, TEXT, bytes, endless, head, integer, list, map, tag, text,
};
use super::places::{everywhere, with};
use super::sink::{Flood, cbor};
use crate::check::{SECRET, VALUE, complaint, one, reply};

fn flood(body: Vec<u8>) -> Flood {
    cbor::Drain::decode(reply(200, body)).expect("an output")
}

/// Text of these bytes, which may be no UTF-8.
fn raw_text(value: &[u8]) -> Vec<u8> {
    [
        head(TEXT, u64::try_from(value.len()).expect("a length")),
        value.to_vec(),
    ]
    .concat()
}

#[test]
fn text_that_is_no_utf_8_is_refused_in_every_place() {
    let invalid: [&[u8]; 6] = [
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x82",
        b"v4lue-of-the-message\x80",
    ];
    for value in invalid {
        for item in [
            raw_text(value),
            endless(TEXT, &[text("a"), raw_text(value)]),
        ] {
            for body in everywhere(&item) {
                assert_eq!(one::<cbor::Drain>(&reply(200, body.clone())).read, 0);
                one::<cbor::Drain>(&reply(400, body));
            }
        }
        let complaint = complaint::<cbor::Drain>(&reply(200, with("secret", &raw_text(value))));
        assert!(
            complaint.contains("the CBOR has text that is no UTF-8"),
            "{complaint}"
        );
    }
    // A character may not be cut in two by chunks: section 3.2.3.
    let halves = endless(TEXT, &[raw_text(b"\xc3"), raw_text(b"\xbc")]);
    assert_eq!(
        one::<cbor::Drain>(&reply(200, with("text", &halves))).read,
        0
    );
}

#[test]
fn strings_in_chunks_are_read_whole() {
    let flood = flood(map(&[
        ("id", endless(TEXT, &[])),
        (
            "text",
            endless(TEXT, &[text("a"), text(""), text("\u{fc}")]),
        ),
        ("secret", endless(TEXT, &[text(SECRET), text("!")])),
        ("letter", endless(TEXT, &[text("\u{1f600}")])),
        ("kind", endless(TEXT, &[text("Sm"), text("all")])),
        ("outcome", map(&[("Err", endless(TEXT, &[text("e")]))])),
        (
            "blob",
            endless(BYTES, &[bytes(&[0]), bytes(&[]), bytes(&[255])]),
        ),
        ("secretBlob", endless(BYTES, &[])),
        ("document", endless(TEXT, &[text("d")])),
        (
            "time",
            endless(TEXT, &[text("2019-12-16"), text("T23:48:18Z")]),
        ),
    ]));
    assert_eq!(flood.text.as_deref(), Some("a\u{fc}"));
    assert_eq!(flood.secret, Some(Sensitive::from(format!("{SECRET}!"))));
    assert_eq!(flood.letter, Some('\u{1f600}'));
    assert_eq!(
        flood.kind.map(|it| it.as_str().to_owned()).as_deref(),
        Some("Small")
    );
    assert_eq!(flood.outcome, Some(Err("e".to_owned())));
    assert_eq!(flood.blob, Some(Blob::from(&[0, 255])));
    assert_eq!(flood.secret_blob, Some(Sensitive::from(Blob::default())));
    assert_eq!(flood.document, Some("d".into()));
    assert_eq!(
        flood.time.map(Timestamp::epoch_seconds),
        Some(1_576_540_098)
    );
}

#[test]
fn chunks_of_another_kind_are_refused() {
    for (major, other) in [(TEXT, BYTES), (BYTES, TEXT)] {
        let good = [head(major, 1), vec![b'a']].concat();
        for wrong in [
            [head(other, 1), vec![b'a']].concat(),
            endless(major, std::slice::from_ref(&good)),
            endless(major, &[]),
            integer(1),
            list(&[]),
            endless(LIST, &[]),
            tag(1, &good),
            vec![0xf6],
            vec![0xf9, 0, 0],
        ] {
            let chunks = endless(major, &[good.clone(), wrong.clone(), good.clone()]);
            for body in everywhere(&chunks) {
                assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0, "{wrong:x?}");
            }
        }
        // What never ends.
        let body = with("new", &[vec![major << 5 | 31], good].concat());
        assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0);
    }
}

#[test]
fn bytes_are_no_text_and_text_is_no_bytes() {
    for member in [
        "text", "secret", "letter", "kind", "time", "hex", "id", "document",
    ] {
        let complaint =
            complaint::<cbor::Drain>(&reply(200, with(member, &bytes(VALUE.as_bytes()))));
        assert!(
            complaint.contains(&format!("member `{member}`: expected ")),
            "{complaint}"
        );
    }
    for member in ["blob", "secretBlob"] {
        // Not even as base64.
        for value in [VALUE, "dmFsdWU="] {
            let complaint = complaint::<cbor::Drain>(&reply(200, with(member, &text(value))));
            assert!(
                complaint.contains("expected bytes, found a string"),
                "{complaint}"
            );
        }
    }
}

#[test]
fn a_break_in_a_wrong_place_is_refused() {
    for item in [
        vec![BREAK],
        vec![0xc1, BREAK],
        vec![0x81, BREAK],
        vec![0x82, 0x00, BREAK],
        vec![0xa1, BREAK, 0x00],
        vec![0xa1, 0x61, b'a', BREAK],
        vec![0x9f, BREAK, BREAK],
        vec![0x62, b'a'],
        vec![0x9f, 0xc1, BREAK],
        vec![0xbf, 0xc1, BREAK],
    ] {
        for body in everywhere(&item) {
            // In an endless map, what would be a name may be its end.
            if body.last() != Some(&0xf6) {
                assert_eq!(
                    one::<cbor::Drain>(&reply(200, body.clone())).read,
                    0,
                    "{item:x?} {body:x?}"
                );
            }
            one::<cbor::Drain>(&reply(400, body));
        }
    }
}

#[test]
fn lengths_that_are_known_stand_in_those_that_are_not_and_the_reverse() {
    for item in [
        list(&[endless(LIST, &[list(&[]), endless(LIST, &[])]), list(&[])]),
        endless(
            LIST,
            &[
                list(&[endless(LIST, &[])]),
                endless(5, &[text("a"), map(&[])]),
            ],
        ),
        map(&[(
            "a",
            endless(5, &[text("b"), map(&[("c", endless(5, &[]))])]),
        )]),
    ] {
        for member in ["document", "new"] {
            assert_eq!(
                one::<cbor::Drain>(&reply(200, with(member, &item))).read,
                1,
                "{item:x?}"
            );
        }
        assert!(
            !flood(with("document", &item))
                .document
                .expect("a document")
                .is_null()
        );
    }
}
