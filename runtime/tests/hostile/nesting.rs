//! Nesting without end.

use std::collections::BTreeMap;

use aws_operation::Operation;

use crate::body;
use crate::check::{all, complaint, one, reply, soon};
use crate::sink::{Pour, PourDocument, PourTree};

/// How JSON can nest: what opens a level, and what closes it.
const LEVELS: [(&str, &str); 9] = [
    ("[", "]"),
    ("{\"a\":", "}"),
    ("{\"child\":", "}"),
    ("{\"children\":[", "]}"),
    ("{\"named\":{\"k\":", "}}"),
    ("{\"choice\":{\"again\":", "}}"),
    ("{\"again\":", "}"),
    ("{\"list\":[", "]}"),
    ("[{\"a\":[", "]}]"),
];

#[test]
fn deep_values_are_refused_or_passed_over_in_every_place() {
    for (open, close) in LEVELS {
        for depth in [1, 63, 64, 127, 128, 2_000] {
            let deep = open.repeat(depth) + "null" + &close.repeat(depth);
            soon(move || {
                for status in [200, 400] {
                    for body in body::everywhere(&deep) {
                        one::<Pour>(&reply(status, body));
                    }
                    all(&reply(status, deep.clone()));
                }
            });
        }
    }
}

#[test]
fn what_is_opened_and_never_closed_is_refused_at_once() {
    for (open, _) in LEVELS {
        let body = open.repeat(1024 * 1024 / open.len());
        for place in [
            String::new(),
            r#"{"id":"i","document":"#.to_owned(),
            r#"{"new":"#.to_owned(),
        ] {
            let body = place + &body;
            soon(move || {
                for status in [200, 400] {
                    let tally = one::<Pour>(&reply(status, body.clone()));
                    assert_eq!(tally.read, 0);
                    assert_eq!(one::<PourDocument>(&reply(status, body.clone())).read, 0);
                }
            });
        }
    }
}

#[test]
fn the_depth_that_is_allowed_fits_a_small_stack() {
    let sizes = LEVELS.iter().skip(2).map(|(open, close)| {
        let deepest = (1..=128).rev().find(|depth| {
            let deep = open.repeat(*depth) + "null" + &close.repeat(*depth);
            let body = body::with("tree", &deep);
            soon(move || one::<Pour>(&reply(200, body)).read == 1)
        });
        (*open, deepest.unwrap_or_default())
    });
    let deepest: BTreeMap<&str, usize> = sizes.collect();
    assert_eq!(deepest["{\"child\":"], 126);
    assert_eq!(deepest["{\"children\":["], 63);
    assert_eq!(deepest["{\"named\":{\"k\":"], 63);
}

#[test]
fn what_is_too_deep_is_said_to_be() {
    for body in [
        body::with("document", &("[".repeat(200) + &"]".repeat(200))),
        body::with(
            "tree",
            &("{\"child\":".repeat(200) + "null" + &"}".repeat(200)),
        ),
    ] {
        let complaint = complaint::<Pour>(&reply(200, body));
        assert!(
            complaint.contains("the JSON is nested too deeply"),
            "{complaint}"
        );
    }
    let deep = "[".repeat(200) + &"]".repeat(200);
    // A tree has no such member, and a member that is not known is passed over whatever its depth.
    assert!(PourTree::decode(reply(200, format!("{{\"new\":{deep}}}"))).is_ok());
}
