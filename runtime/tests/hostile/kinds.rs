//! Values of the wrong kind, in every place.

use crate::body;
use crate::check::{NUMBER, SECRET, Tally, VALUE, all, complaint, one, reply};
use crate::random::{Numbers, object};
use crate::samples::body_members;
use crate::sink::Pour;

/// A value of every kind that JSON has, and some that only look like the right one.
fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "\"\"",
        "\"NaN\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "[{}]",
        "[0]",
        "[true]",
        "{\"a\":null}",
        "{\"a\":{}}",
        "{\"1\":1}",
        "{\"1\":[]}",
        "{\"text\":1}",
        "{\"name\":1}",
        "{\"__type\":\"x\"}",
        "\"AA==\"",
        "\"AA\"",
        "\"A\"",
        "\"=\"",
        "\"====\"",
        "\"AA==AA==\"",
        "\"A-_A\"",
        "\"\\u0000\"",
        "\"2019-12-16T23:48:18Z\"",
        "\"2019-12-16T23:48:60Z\"",
        "\"9999-12-31T23:59:59-23:59\"",
        "\"0000-01-01T00:00:00Z\"",
        "\"0001-01-01T00:00:00+00:01\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"Mon, 16 Dec 2019 23:48:18 GMT\"",
        "\"Tue, 16 Dec 2019 23:48:18 GMT\"",
        "\"Mon, 99 Dec 2019\"",
    ]
    .map(str::to_owned)
    .into();
    values.extend([
        NUMBER.to_owned(),
        format!("\"{VALUE}\""),
        format!("[\"{VALUE}\"]"),
        format!("[{NUMBER},\"{VALUE}\",{{\"{VALUE}\":\"{VALUE}\"}}]"),
        format!("{{\"{VALUE}\":\"{VALUE}\"}}"),
        format!("{{\"{VALUE}\":{NUMBER}}}"),
        format!("{{\"1\":\"{VALUE}\"}}"),
        format!("{{\"text\":[\"{VALUE}\"]}}"),
        format!("{{\"name\":[\"{VALUE}\"]}}"),
        format!("{{\"time\":\"{VALUE}\"}}"),
        format!("{{\"blob\":\"{VALUE}\"}}"),
        format!("{{\"children\":[{{\"choice\":{{\"list\":[{{\"time\":\"{VALUE}\"}}]}}}}]}}"),
        // What the messages of serde look like.
        format!("\"x, expected {VALUE}\""),
        format!("\"{}\"", VALUE.repeat(5_000)),
    ]);
    values
}

#[test]
fn every_member_is_given_every_kind_of_value() {
    let mut tally = Tally::default();
    for member in body_members() {
        for value in values() {
            tally += one::<Pour>(&reply(200, body::with(&member, &value)));
        }
    }
    assert!(tally.read > 250 && tally.refused > 1_000, "{tally:?}");
}

#[test]
fn every_payload_and_error_is_given_every_kind_of_value() {
    let mut tally = Tally::default();
    for value in values() {
        for body in body::everywhere(&value) {
            for status in [200, 400] {
                tally += all(&reply(status, body.clone()));
            }
        }
    }
    assert!(tally.read > 1_000 && tally.refused > 10_000, "{tally:?}");
}

#[test]
fn a_value_of_the_wrong_kind_is_named_by_its_member() {
    let kinds = ["true", "7", "1.5", "\"v4lue-of-the-message\"", "[]", "{}"];
    for member in body_members() {
        let complaints = kinds.iter().filter_map(|value| {
            let reply = reply(200, body::with(&member, value));
            (one::<Pour>(&reply).refused == 1).then(|| complaint::<Pour>(&reply))
        });
        let complaints: Vec<String> = complaints.collect();
        // A document takes all of them.
        let fewest = if member == "document" { 0 } else { 3 };
        assert!(complaints.len() >= fewest, "{member}: {complaints:?}");
        for complaint in complaints {
            assert!(
                complaint.contains(&format!("member `{member}")),
                "{member}: {complaint}"
            );
        }
    }
}

#[test]
fn secrets_are_shown_neither_when_read_nor_when_refused() {
    for body in [
        format!(r#"{{"id":"i","secret":"{SECRET}","tree":{{"secret":"{SECRET}"}}}}"#),
        format!(r#"{{"id":"i","secret":["{SECRET}"]}}"#),
        format!(r#"{{"id":"i","secret":{{"{SECRET}":"{SECRET}"}}}}"#),
        format!(r#"{{"id":"i","secretBlob":"{SECRET}"}}"#),
        format!(r#"{{"id":"i","secret":"{SECRET}"#),
        format!(r#"{{"id":"i","secret":"{SECRET}"}} {SECRET}"#),
        format!(r#"{{"id":"i","secret":{SECRET}}}"#),
        format!(
            r#"{{"__type":"NamedException","secret":"{SECRET}","tree":{{"secret":"{SECRET}"}}}}"#
        ),
        format!(r#"{{"__type":"NamedException","secret":["{SECRET}"]}}"#),
    ] {
        for status in [200, 400] {
            one::<Pour>(&reply(status, body.clone()));
        }
    }
}

#[test]
fn random_values_are_read_or_refused() {
    let mut numbers = Numbers::new(0x9e37_79b9_7f4a_7c15);
    let mut tally = Tally::default();
    for _ in 0..3_000 {
        let mut body = String::new();
        object(&mut numbers, 6, &mut body);
        let body = body
            .replacen('{', "{\"id\":\"i\",", 1)
            .replacen(",}", "}", 1);
        tally += one::<Pour>(&reply(200, body.clone()));
        one::<Pour>(&reply(400, body));
    }
    assert!(tally.read > 300 && tally.refused > 300, "{tally:?}");
}

#[test]
fn what_a_type_of_the_program_s_own_says_is_not_repeated() {
    for value in [
        "v4lue-of-the-message",
        "v4lue-of-the-message.",
        "x, expected v4lue-of-the-message at line ",
        "x, expected v4lue-of-the-message at line  ",
        "x`, expected v4lue-of-the-message at line 1 column 2",
        "x`, expected v4lue-of-the-message at line 1 column 2 ",
    ] {
        let complaint = complaint::<Pour>(&reply(200, body::with("hex", &format!("\"{value}\""))));
        assert!(complaint.contains("member `hex`: "), "{complaint}");
    }
}

#[test]
fn what_a_type_of_the_program_s_own_says_does_not_rewrite_a_terminal() {
    let body = body::with("hex", "\"member `\\u001b[2J`\"");
    one::<Pour>(&reply(200, body));
}
