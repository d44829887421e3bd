//! Nesting without end.

use super::encode::{BREAK, LIST, MAP, NULL, TAG, head, map, text};
use super::places::{everywhere, with};
use super::sink::{Draining, cbor, json_1_0, json_1_1};
use crate::body;
use crate::check::{complaint, one, reply, soon};

/// A way to nest: what opens a level, what closes it, and how many lists and maps a level is.
struct Level {
    open: Vec<u8>,
    close: &'static [u8],
    deep: usize,
}

fn named(name: &str) -> Vec<u8> {
    [head(MAP, 1), text(name)].concat()
}

fn levels() -> Vec<Level> {
    let level = |open: Vec<u8>, close, deep| Level { open, close, deep };
    let endless_map = |name| [vec![0xbf], text(name)].concat();
    vec![
        level(vec![0x81], &[], 1),
        level(vec![0x9f], &[BREAK], 1),
        level(head(LIST, 1 << 63), &[], 1),
        level(named("a"), &[], 1),
        level(endless_map("a"), &[BREAK], 1),
        level([head(MAP, 1 << 63), text("a")].concat(), &[], 1),
        level(named("child"), &[], 1),
        level(endless_map("child"), &[BREAK], 1),
        level([named("children"), vec![0x9f]].concat(), &[BREAK], 2),
        level([named("named"), endless_map("k")].concat(), &[BREAK], 2),
        level([named("choice"), named("again")].concat(), &[], 2),
        level(named("again"), &[], 1),
        level([named("list"), vec![0x81]].concat(), &[], 2),
        level([head(TAG, 1), vec![0x81]].concat(), &[], 1),
        // The key of a map, and a map in it.
        level(vec![0xa1], NULL, 1),
    ]
}

fn nested(level: &Level, depth: usize) -> Vec<u8> {
    [
        level.open.repeat(depth),
        NULL.to_vec(),
        level.close.repeat(depth),
    ]
    .concat()
}

#[test]
fn deep_items_are_refused_or_passed_over_in_every_place() {
    for level in levels() {
        for depth in [1, 63, 64, 126, 127, 128, 2_000] {
            let deep = nested(&level, depth);
            soon(move || {
                for body in everywhere(&deep) {
                    for status in [200, 400] {
                        one::<cbor::Drain>(&reply(status, body.clone()));
                    }
                }
            });
        }
    }
}

#[test]
fn what_is_opened_and_never_closed_is_refused_at_once() {
    for level in levels() {
        let body = level.open.repeat(1024 * 1024 / level.open.len());
        for place in [
            vec![],
            with("document", &[]),
            with("tree", &[]),
            with("new", &[]),
        ] {
            let body = [place, body.clone()].concat();
            soon(move || {
                for status in [200, 400] {
                    assert_eq!(one::<cbor::Drain>(&reply(status, body.clone())).read, 0);
                }
            });
        }
    }
}

#[test]
fn the_depth_that_is_allowed_is_the_same_in_every_place_and_fits_a_small_stack() {
    for member in ["document", "tree", "choice", "new"] {
        for level in levels() {
            let deepest = (1..=140).rev().find(|depth| {
                let body = with(member, &nested(&level, *depth));
                soon(move || one::<cbor::Drain>(&reply(200, body)).read == 1)
            });
            // The output itself is a level too.
            let limit = 127 / level.deep;
            assert!(
                deepest.is_none_or(|deepest| deepest <= limit),
                "{member}: {deepest:?}"
            );
            let is_known_to_all = level.deep == 1 && level.open.len() == 1 && level.open != [0xa1];
            if is_known_to_all && ["new", "document"].contains(&member) {
                assert_eq!(deepest, Some(limit), "{member}: {:x?}", level.open);
            }
        }
    }
    let tree = |name| with("tree", &named(name).repeat(126));
    let read = |body: Vec<u8>| one::<cbor::Drain>(&reply(200, [body, vec![0xa0]].concat())).read;
    assert_eq!(soon(move || read(tree("child"))), 1);
}

#[test]
fn what_is_too_deep_is_said_to_be() {
    for (member, open) in [
        ("document", vec![0x81]),
        ("document", vec![0x9f]),
        ("new", vec![0x81]),
        ("new", vec![0x9f]),
        ("new", vec![0xa1]),
        ("tree", named("child")),
        ("choice", named("again")),
    ] {
        let complaint = complaint::<cbor::Drain>(&reply(200, with(member, &open.repeat(200))));
        assert!(
            complaint.contains("the CBOR is nested too deeply"),
            "{complaint}"
        );
    }
}

#[test]
fn tags_nest_nothing_and_are_bounded_by_the_body() {
    for tag in [head(TAG, 0), head(TAG, 1), head(TAG, u64::MAX)] {
        let tags = tag.repeat(256 * 1024 / tag.len());
        soon(move || {
            let body = with("count", &[tags.clone(), vec![0x05]].concat());
            assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 1);
            for member in ["count", "new", "document", "tree"] {
                let body = with(member, &tags);
                assert_eq!(one::<cbor::Drain>(&reply(200, body.clone())).read, 0);
                one::<cbor::Drain>(&reply(400, body));
            }
        });
    }
    assert_eq!(
        one::<cbor::Drain>(&reply(
            200,
            map(&[("id", [vec![0xc1], text("i")].concat())])
        ))
        .read,
        1
    );
}

fn deep_json<O: Draining>() {
    for (open, close) in [
        ("[", "]"),
        ("{\"child\":", "}"),
        ("{\"choice\":{\"again\":", "}}"),
        ("{\"list\":[", "]}"),
    ] {
        for depth in [1, 64, 127, 128, 2_000] {
            let deep = open.repeat(depth) + "null" + &close.repeat(depth);
            soon(move || {
                for body in body::everywhere(&deep) {
                    for status in [200, 400] {
                        one::<O>(&reply(status, body.clone()));
                    }
                }
            });
        }
    }
}

#[test]
fn deep_json_is_refused_or_passed_over_in_every_place() {
    deep_json::<json_1_0::Drain>();
    deep_json::<json_1_1::Drain>();
}
