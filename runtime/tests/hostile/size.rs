//! Messages of a megabyte: the time is that of their length, and so is the memory of what is said about them.

use aws_operation::Operation;

use crate::body;
use crate::check::{VALUE, one, reply, soon};
use crate::sink::{Pour, PourChoice, PourDocument};

const SIZE: usize = 1024 * 1024;

#[test]
fn long_values_are_read_soon_in_every_place() {
    for (open, piece, close) in [
        ("[", "1,", "1]"),
        ("[", "[],", "1]"),
        ("[", "null,", "null]"),
        ("[", "\"\",", "\"\"]"),
        ("[", "{},", "{}]"),
        ("{", "\"a\":null,", "\"a\":null}"),
        ("{", "\"text\":null,", "\"text\":null}"),
        ("{", "\"1\":1,", "\"1\":1}"),
        ("\"", "a", "\""),
        ("\"", "\\u0041", "\""),
        ("\"", "\\\"", "\""),
        ("", "9", ""),
        ("0.", "0", "1"),
        ("1e", "9", ""),
        ("", " ", "1"),
        ("", "\n", "1"),
    ] {
        let value = open.to_owned() + &piece.repeat(SIZE / 16 / piece.len()) + close;
        for body in body::everywhere(&value) {
            soon(move || {
                for status in [200, 400] {
                    one::<Pour>(&reply(status, body.clone()));
                }
            });
        }
    }
}

#[test]
fn an_error_about_a_long_value_is_short() {
    for value in [
        format!("\"{}\"", VALUE.repeat(SIZE / VALUE.len())),
        "9".repeat(SIZE),
        "[".repeat(SIZE),
        format!("[{}1]", "1,".repeat(SIZE / 2)),
    ] {
        soon(move || {
            for member in ["flag", "time", "blob", "choice", "tree", "long"] {
                let reply = reply(200, body::with(member, &value));
                assert_eq!(one::<Pour>(&reply).refused, 1, "{member}");
                let error = Pour::decode(reply).expect_err("refused").to_string();
                assert!(error.len() < 400, "{}", error.len());
            }
        });
    }
}

#[test]
fn long_payloads_are_read_soon() {
    for piece in [
        "{\"list\":[",
        "{\"again\":",
        "[{}],",
        "\u{feff}",
        "\0",
        " ",
        "<",
    ] {
        let body = piece.repeat(SIZE / piece.len());
        soon(move || {
            for status in [200, 400] {
                assert_eq!(one::<PourChoice>(&reply(status, body.clone())).read, 0);
                assert_eq!(one::<PourDocument>(&reply(status, body.clone())).read, 0);
            }
        });
    }
}
