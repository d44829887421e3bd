//! Messages of a megabyte: the time is that of their length, and so is the memory of what is said about them.

use std::time::{Duration, Instant};

use aws_operation::Operation;

use super::encode::{BREAK, LIST, MAP, NULL, TEXT, bytes, endless, integer, list, map, tag, text};
use super::places::{everywhere, with};
use super::sink::cbor;
use crate::check::{VALUE, one, reply, soon};

const SIZE: usize = 1024 * 1024;

/// Long items: what opens them, what fills them, and what closes them.
fn long(size: usize) -> Vec<Vec<u8>> {
    let endless = |major: u8, piece: Vec<u8>| {
        [
            vec![major << 5 | 31],
            piece.repeat(size / piece.len()),
            vec![BREAK],
        ]
        .concat()
    };
    vec![
        endless(LIST, integer(1)),
        endless(LIST, NULL.to_vec()),
        endless(LIST, text("")),
        endless(LIST, list(&[])),
        endless(LIST, map(&[])),
        endless(MAP, [text("a"), NULL.to_vec()].concat()),
        endless(MAP, [text("text"), NULL.to_vec()].concat()),
        endless(MAP, [integer(1), integer(1)].concat()),
        endless(TEXT, text("a")),
        endless(TEXT, text("")),
        endless(2, bytes(b"a")),
        text(&VALUE.repeat(size / VALUE.len())),
        bytes(&vec![0; size]),
        list(&vec![integer(1); size]),
        tag(1, &tag(1, &text(VALUE))).repeat(size / 24),
        vec![0xc1; size],
    ]
}

#[test]
fn long_items_are_read_soon_in_every_place() {
    for item in long(SIZE / 256) {
        soon(move || {
            for body in everywhere(&item) {
                for status in [200, 400] {
                    one::<cbor::Drain>(&reply(status, body.clone()));
                }
            }
        });
    }
}

/// The shortest of a few times, which what else runs on the machine disturbs the least.
fn time(body: &[u8]) -> Duration {
    let reply = reply(200, body);
    let times = (0..3).map(|_| {
        let reply = reply.clone();
        let begin = Instant::now();
        let _ = cbor::Drain::decode(reply);
        begin.elapsed()
    });
    times.min().expect("a time")
}

#[test]
fn the_time_grows_with_the_length_and_not_faster() {
    for (short, long) in long(SIZE / 128).into_iter().zip(long(SIZE / 8)) {
        for member in ["list", "sparseList", "document", "text", "blob", "new"] {
            let (few, many) = (time(&with(member, &short)), time(&with(member, &long)));
            // Sixteen times as long; a square would be 256 times.
            assert!(
                many < 100 * few + Duration::from_millis(20),
                "{member}: {few:?}, {many:?}"
            );
        }
    }
}

#[test]
fn an_error_about_a_long_item_is_short() {
    for item in [
        text(&VALUE.repeat(SIZE / VALUE.len())),
        bytes(&vec![b'a'; SIZE]),
        vec![0x81; SIZE],
        vec![0xc1; SIZE],
        endless(LIST, &vec![integer(1); SIZE]),
    ] {
        soon(move || {
            for member in ["flag", "time", "choice", "tree", "long"] {
                let reply = reply(200, with(member, &item));
                assert_eq!(one::<cbor::Drain>(&reply).refused, 1, "{member}");
                let error = cbor::Drain::decode(reply).expect_err("refused").to_string();
                assert!(error.len() < 400, "{}", error.len());
            }
        });
    }
}
