//! Lengths that lie, and what is allocated by them.

use allocation_counter::measure;
use aws_operation::Operation;
use aws_operation::server::ServerOperation;

use super::encode::{BYTES, LIST, MAP, TEXT, endless, head, integer, list, map, text, wide_head};
use super::places::{everywhere, with};
use super::samples::{flood, sent, written};
use super::sink::{Draining, cbor};
use crate::check::{one, reply, soon};

const CLAIMS: [u64; 8] = [
    1 << 16,
    1 << 20,
    1 << 31,
    1 << 32,
    1 << 40,
    (1 << 63) - 1,
    1 << 63,
    u64::MAX,
];

/// The most bytes that were held at one time while the reply was read.
fn held(status: u16, body: &[u8]) -> u64 {
    let reply = reply(status, body);
    let info = measure(|| {
        let _ = cbor::Drain::decode(reply);
    });
    info.bytes_max
}

/// What reading a small message may hold, whatever it is.
const SMALL: u64 = 32 * 1024;

#[test]
fn nothing_is_allocated_by_a_length_that_has_not_arrived() {
    for major in [BYTES, TEXT, LIST, MAP] {
        for claim in CLAIMS {
            let head = head(major, claim);
            for behind in [vec![], vec![0x61, b'a'], vec![0x00; 64], vec![0xa0; 64]] {
                let item = [head.clone(), behind].concat();
                for body in everywhere(&item) {
                    assert_eq!(one::<cbor::Drain>(&reply(200, body.clone())).read, 0);
                    for status in [200, 400] {
                        let bytes = held(status, &body);
                        assert!(bytes < SMALL, "{bytes} bytes are held for {body:x?}");
                    }
                }
            }
        }
    }
}

#[test]
fn chunks_that_lie_are_refused() {
    for (major, members) in [
        (BYTES, ["blob", "secretBlob", "new"]),
        (TEXT, ["text", "secret", "new"]),
    ] {
        for claim in CLAIMS {
            let chunk = [
                vec![major << 5 | 31],
                head(major, 1),
                vec![b'a'],
                head(major, claim),
                vec![b'a'],
            ]
            .concat();
            for member in members {
                let body = with(member, &chunk);
                assert_eq!(one::<cbor::Drain>(&reply(200, body.clone())).read, 0);
                assert!(held(200, &body) < SMALL);
            }
        }
    }
}

/// Lists in lists, each of which claims to be endless.
fn lying(open: &[u8], depth: usize, filler: usize) -> Vec<u8> {
    [open.repeat(depth), vec![0x00; filler]].concat()
}

#[test]
fn lists_in_lists_that_lie_hold_no_more_together() {
    let filler = 64 * 1024;
    for open in [
        [head(MAP, 1), text("list"), head(LIST, 1 << 63)].concat(),
        [head(MAP, 1), text("children"), head(LIST, 1 << 63)].concat(),
        head(LIST, 1 << 63),
    ] {
        for member in ["choice", "tree", "document", "new"] {
            let body = with(member, &lying(&open, 63, filler));
            let bytes = held(200, &body);
            let limit = 64 * u64::try_from(body.len()).expect("a length");
            assert!(
                bytes < limit,
                "{bytes} bytes are held for a body of {}",
                body.len()
            );
        }
    }
}

#[test]
fn what_is_held_grows_with_the_body_and_not_faster() {
    let tree = map(&[("name", text("n"))]);
    for (member, element) in [
        ("list", text("")),
        ("sparseList", integer(1)),
        ("blobs", vec![0x40]),
        ("trees", vec![0xa0]),
        ("trees", tree),
        ("times", integer(1)),
        ("documents", vec![0xf6]),
        ("new", vec![0x80]),
    ] {
        let [few, many] = [1 << 10, 1 << 14].map(|count| {
            let body = with(member, &list(&vec![element.clone(); count]));
            assert_eq!(
                one::<cbor::Drain>(&reply(200, body.clone())).read,
                1,
                "{member}"
            );
            held(200, &body)
        });
        assert!(many < 40 * few + SMALL, "{member}: {few}, {many}");
    }
}

#[test]
fn a_request_that_lies_is_refused_as_cheaply() {
    let request = sent(&cbor::Drain::of(flood()));
    for major in [BYTES, TEXT, LIST, MAP] {
        let item = head(major, 1 << 63);
        for body in everywhere(&item) {
            let body = map(&[("id", text("i")), ("flood", body)]);
            let request = request.clone().map(|_| body);
            let info = measure(|| assert!(cbor::Drain::decode_request(&request).is_err()));
            assert!(info.bytes_max < SMALL, "{}", info.bytes_max);
        }
    }
}

#[test]
fn a_length_that_is_off_by_one_is_refused() {
    for major in [BYTES, TEXT, LIST, MAP] {
        for width in [1, 2, 4, 8] {
            for (claim, items) in [(1, 0), (2, 1), (24, 23)] {
                let content: &[u8] = if major == MAP {
                    &[0x61, b'a', 0x00]
                } else {
                    &[0x00]
                };
                let item = [wide_head(major, width, claim), content.repeat(items)].concat();
                // At the end of the body, so that nothing that follows is taken.
                let body = [head(MAP, 2), text("id"), text("i"), text("new"), item].concat();
                assert_eq!(
                    one::<cbor::Drain>(&reply(200, body)).read,
                    0,
                    "{major} {width} {claim}"
                );
            }
        }
    }
    let whole = written::<cbor::Drain>(&flood());
    // One member more than it has, and one less.
    for count in [1, 3] {
        let body = [
            head(MAP, count),
            text("id"),
            text("i"),
            text("count"),
            integer(1),
        ]
        .concat();
        assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0);
    }
    assert_eq!(soon(move || one::<cbor::Drain>(&whole).read), 1);
}

#[test]
fn what_is_left_of_a_list_or_map_is_not_read_as_what_follows_it() {
    let (name, value) = (text("x"), integer(1));
    let pair = [integer(-1), text("b")];
    let outcome = [text("Ok"), integer(1)];
    for (member, good, major) in [("pair", &pair, LIST), ("outcome", &outcome, MAP)] {
        let more = [&good[..], &[name.clone(), value.clone()]].concat();
        let entries = if major == MAP { 2 } else { 4 };
        for item in [
            [head(major, entries), more.concat()].concat(),
            endless(major, &more),
        ] {
            // Without a length, the output would take what is left for members of its own.
            let body = endless(MAP, &[text("id"), text("i"), text(member), item]);
            assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0, "{member}");
        }
        let body = with(member, &endless(major, good));
        assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 1, "{member}");
    }
}
