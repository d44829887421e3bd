//! Names of members that come twice, that are no text, and that nobody knows.

use aws_operation::Operation;

use super::encode::{
    BREAK, MAP, NULL, TAG, TEXT, bytes, double, endless, head, integer, list, map, pairs, tag, text,
};
use super::places::with;
use super::sink::cbor;
use crate::check::{SECRET, VALUE, complaint, one, reply, soon};

#[test]
fn a_name_that_is_no_text_is_refused() {
    for name in [
        integer(1),
        integer(-(1 << 64)),
        bytes(b"id"),
        bytes(VALUE.as_bytes()),
        double(1.5),
        NULL.to_vec(),
        vec![0xf5],
        list(&[text(VALUE)]),
        map(&[(VALUE, text(VALUE))]),
        endless(2, &[bytes(b"id")]),
    ] {
        let entry = [(name, text(VALUE))];
        let id = (text("id"), text("i"));
        for body in [
            pairs(&[id.clone(), entry[0].clone()]),
            pairs(&[entry[0].clone(), id.clone()]),
            with("tree", &pairs(&entry)),
            with("choice", &pairs(&entry)),
            with("map", &pairs(&entry)),
            with("kinds", &pairs(&entry)),
            with("document", &pairs(&entry)),
            with("outcome", &pairs(&entry)),
        ] {
            assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0, "{entry:x?}");
        }
        // What is not known is passed over whatever it is.
        let body = with("new", &pairs(&entry));
        assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 1);
    }
}

#[test]
fn a_name_may_come_in_chunks_and_behind_tags() {
    let chunks = endless(TEXT, &[text("i"), text(""), text("d")]);
    for name in [
        chunks.clone(),
        tag(1, &text("id")),
        [head(TAG, 7), chunks].concat(),
    ] {
        let body = pairs(&[(name, text("i"))]);
        assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 1);
    }
}

#[test]
fn members_that_come_twice_are_bounded_by_the_last() {
    let body = endless(
        MAP,
        &[
            text("id"),
            text("a"),
            text("id"),
            text("b"),
            text("count"),
            integer(1),
            text("count"),
            integer(2),
            text("tree"),
            map(&[("name", text("a"))]),
            text("tree"),
            map(&[("weight", integer(1))]),
            text("map"),
            map(&[("k", map(&[("name", text("a"))])), ("k", map(&[]))]),
        ],
    );
    assert_eq!(one::<cbor::Drain>(&reply(200, body.clone())).read, 1);
    let flood = cbor::Drain::decode(reply(200, body)).expect("an output");
    assert_eq!((flood.id.as_str(), flood.count), ("b", 2));
    assert_eq!(flood.tree.and_then(|tree| tree.name), None);
    assert_eq!(flood.map.expect("a map")["k"].name, None);

    for entries in [
        [("id", text("a")), ("id", map(&[(VALUE, integer(1))]))],
        [("time", text(VALUE)), ("time", integer(1))],
        [("secret", integer(1)), ("secret", text(SECRET))],
    ] {
        let body = [
            head(MAP, 3),
            text("id"),
            text("i"),
            map(&entries)[1..].to_vec(),
        ]
        .concat();
        assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0);
    }
}

#[test]
fn a_union_has_one_member() {
    for union in [
        map(&[("text", text(VALUE)), ("double", integer(1))]),
        map(&[("secret", text(SECRET)), ("secret", text(SECRET))]),
        map(&[("text", NULL.to_vec())]),
        map(&[("__type", text("Choice"))]),
        map(&[]),
        endless(MAP, &[]),
        list(&[]),
        text(VALUE),
        NULL.to_vec(),
    ] {
        let body = with(
            "trees",
            &list(&[map(&[("choice", map(&[("again", union)]))])]),
        );
        let reply = reply(200, body);
        if one::<cbor::Drain>(&reply).read == 0 {
            let complaint = complaint::<cbor::Drain>(&reply);
            assert!(complaint.contains("expected"), "{complaint}");
        }
    }
    let known = map(&[
        ("__type", text("a")),
        ("time", tag(1, &integer(1))),
        ("text", NULL.to_vec()),
    ]);
    assert_eq!(
        one::<cbor::Drain>(&reply(200, with("choice", &known))).read,
        1
    );
}

#[test]
fn an_odd_number_of_items_in_a_map_is_refused() {
    for odd in [
        vec![0xbf, 0x61, b'a', BREAK],
        vec![0xbf, BREAK, 0x00],
        vec![0xa1, 0x61, b'a', BREAK],
        vec![0xa2, 0x61, b'a', 0x00],
    ] {
        for member in ["map", "tree", "choice", "document", "outcome", "new"] {
            let body = [
                head(MAP, 2),
                text("id"),
                text("i"),
                text(member),
                odd.clone(),
            ]
            .concat();
            assert_eq!(
                one::<cbor::Drain>(&reply(200, body)).read,
                0,
                "{member}: {odd:x?}"
            );
        }
    }
}

#[test]
fn thousands_of_members_that_nobody_knows_are_passed_over() {
    for item in [
        integer(1),
        NULL.to_vec(),
        list(&[list(&[])]),
        map(&[("id", text("i"))]),
        endless(TEXT, &[]),
    ] {
        let entries: Vec<_> = (0..20_000)
            .map(|index| [text(&format!("{VALUE}{index}")), item.clone()].concat())
            .collect();
        soon(move || {
            let body = [
                vec![0xbf],
                entries.concat(),
                text("id"),
                text("i"),
                vec![BREAK],
            ]
            .concat();
            assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 1);
            let body = with("choice", &endless(MAP, &entries));
            assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 1);
            let error = [
                vec![0xbf],
                entries.concat(),
                text("__type"),
                text("NamedException"),
                vec![BREAK],
            ];
            assert_eq!(one::<cbor::Drain>(&reply(400, error.concat())).refused, 1);
        });
    }
}
