//! Text that is none: invalid UTF-8, lone surrogates, control characters.

use aws_operation::Operation;

use crate::check::{VALUE, all, complaint, one, reply};
use crate::sink::{Pour, PourKind, PourText};

/// Bytes that are no UTF-8 (RFC 3629), the overlong forms and the surrogates among them.
const INVALID: [&[u8]; 9] = [
    b"\xff",
    b"\xc0\x80",
    b"\xc3",
    b"\xe2\x82",
    b"\xed\xa0\x80",
    b"\xf0\x80\x80\xaf",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\x80",
];

/// The template with bytes in the place of `@`.
fn filled(template: &str, bytes: &[u8]) -> Vec<u8> {
    let (before, after) = template.split_once('@').expect("a place");
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

#[test]
fn bytes_that_are_no_text_are_refused_where_text_is_read() {
    for bytes in INVALID {
        for template in [
            r#"{"id":"@v4lue-of-the-message"}"#,
            r#"{"id":"i","secret":"@"}"#,
            r#"{"id":"i","kind":"@"}"#,
            r#"{"id":"i","time":"@"}"#,
            r#"{"id":"i","double":"@"}"#,
            r#"{"id":"i","blob":"@"}"#,
            r#"{"id":"i","document":{"a":"@"}}"#,
            r#"{"id":"i","document":{"@":1}}"#,
            r#"{"id":"i","map":{"@":{}}}"#,
            r#"{"id":"i","choice":{"@":1}}"#,
            r#"{"id":"i",@}"#,
        ] {
            let body = filled(template, bytes);
            assert_eq!(
                one::<Pour>(&reply(200, body.clone())).read,
                0,
                "{template}: {bytes:?}"
            );
            all(&reply(400, body));
        }
        assert_eq!(one::<PourText>(&reply(200, bytes)).read, 0);
        assert_eq!(one::<PourKind>(&reply(200, bytes)).read, 0);
        let error = filled(r#"{"__type":"NamedException","message":"@"}"#, bytes);
        assert_eq!(one::<Pour>(&reply(400, error)).refused, 1);
    }
}

#[test]
fn half_of_a_surrogate_pair_is_refused() {
    for half in [
        "\\ud800",
        "\\udc00",
        "\\ud800\\ud800",
        "\\ud800x",
        "\\udfff\\ud800",
        "\\ud8",
        "\\uD83D\\n",
    ] {
        for template in [
            r#"{"id":"@v4lue-of-the-message"}"#,
            r#"{"id":"i","document":"@"}"#,
            r#"{"id":"i","map":{"@":{}}}"#,
        ] {
            let body = filled(template, half.as_bytes());
            assert_eq!(one::<Pour>(&reply(200, body.clone())).read, 0, "{half}");
            all(&reply(400, body));
        }
    }
}

#[test]
fn control_characters_are_values_when_escaped_and_no_json_when_not() {
    for control in ["\\u0000", "\\u001b[2J", "\\u007f", "\\u202e", "\\r\\n"] {
        let body = filled(r#"{"id":"@","text":"@"}"#, control.as_bytes());
        let body = String::from_utf8(body).expect("text").replace('@', control);
        assert_eq!(one::<Pour>(&reply(200, body)).read, 1);
        let error =
            format!(r#"{{"__type":"x{control}","message":"m{control}","__typo":"{VALUE}"}}"#);
        assert_eq!(one::<Pour>(&reply(400, error)).refused, 1);
    }
    for control in [0_u8, 1, 10, 13, 27, 31] {
        let body = filled(r#"{"id":"@v4lue-of-the-message"}"#, &[control]);
        let complaint = complaint::<Pour>(&reply(200, body));
        assert!(complaint.contains("the body is not JSON"), "{complaint}");
    }
}

#[test]
fn an_error_shows_its_own_text_with_the_controls_escaped() {
    let body = "{\"__type\":\"Bad\\u001b[2JException\",\"message\":\"m\\u001b]0;\\u202e\"}";
    let error = Pour::decode(reply(400, body)).expect_err("an error");
    assert_eq!(
        error.to_string(),
        "Pour: Bad\\u{1b}[2JException: m\\u{1b}]0;\\u{202e} (HTTP 400)"
    );
}
