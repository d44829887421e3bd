//! Headers that are malformed, too long, or too many.

use aws_operation::http::{HeaderName, HeaderValue, Response, StatusCode};
use aws_operation::{Operation, Timestamp};

use crate::check::{SECRET, Tally, VALUE, all, complaint, one, reply, soon};
use crate::random::Numbers;
use crate::sink::Pour;

const NAMES: [&str; 19] = [
    "x-text",
    "x-secret",
    "x-flag",
    "x-byte",
    "x-long",
    "x-float",
    "x-double",
    "x-blob",
    "x-time",
    "x-epoch",
    "x-kind",
    "x-level",
    "x-texts",
    "x-longs",
    "x-doubles",
    "x-flags",
    "x-times",
    "x-kinds",
    "x-json",
];

/// Headers that are not for members but for the client.
const OTHERS: [&str; 7] = [
    "x-meta-",
    "x-meta-a",
    "x-amzn-errortype",
    "x-amzn-requestid",
    "content-type",
    "content-length",
    "location",
];

fn with(name: &str, values: &[&[u8]]) -> Response<Vec<u8>> {
    let mut reply = reply(200, r#"{"id":"i"}"#);
    let name = HeaderName::try_from(name).expect("a name");
    for value in values {
        let value = HeaderValue::from_bytes(value).expect("a value");
        reply.headers_mut().append(name.clone(), value);
    }
    reply
}

const VALUES: [&[u8]; 52] = [
    b"",
    b" ",
    b",",
    b",,",
    b", ,",
    b"\"",
    b"\"\"",
    b"\"\\",
    b"\"\\\"",
    b"\\",
    b"\\\"",
    b"\"a\"b",
    b"\"a\" b",
    b"\"a\",",
    b"\"a\"\t,\t\"b\"",
    b"\"a\"\"b\"",
    b"a,\"b",
    b"a \"b, c\"",
    b"\"v4lue-of-the-message",
    b"\"v4lue-of-the-message\" x",
    b"v4lue-of-the-message",
    b"1, v4lue-of-the-message",
    b"731590284617731590284617",
    b"-1",
    b"+1",
    b" 1",
    b"1 ",
    b"1,2,",
    b"true,",
    b"TRUE",
    b"1e999",
    b"-1e999",
    b"1e-999",
    b"NaN, Infinity",
    b"inf",
    b"0x1",
    b"9223372036854775808",
    b"Mon, 16 Dec 2019 23:48:18 GMT",
    b"Mon, 16 Dec 2019 23:48:18 GMT,",
    b"Mon, 16 Dec 2019 23:48:18 GMT, Tue",
    b"Mon, Mon, Mon",
    b"Mon,",
    b"\"Mon, 16 Dec 2019 23:48:18 GMT",
    b"Monday, 16-Dec-19 23:48:18 GMT",
    b"2019-12-16T23:48:18Z, ",
    b"dmFsdWU",
    b"dmFsdWU=,dmFsdWU=",
    b"/w==",
    b"\xff\xfe",
    b"\xc3\xa4",
    b"\xed\xa0\x80",
    b"a\tb",
];

#[test]
fn no_value_is_too_much_for_any_header() {
    let mut tally = Tally::default();
    for name in NAMES.iter().chain(&OTHERS) {
        for value in VALUES {
            for mut reply in [
                with(name, &[value]),
                with(name, &[value, value]),
                with(name, &[value, b"", b"1"]),
            ] {
                tally += one::<Pour>(&reply);
                *reply.status_mut() = StatusCode::BAD_REQUEST;
                for error in ["NamedException", "BoundException", "OtherException"] {
                    *reply.body_mut() = format!("{{\"__type\":\"{error}\",\"id\":\"i\"}}").into();
                    assert_eq!(one::<Pour>(&reply).read, 0);
                }
            }
        }
    }
    assert!(tally.read > 500 && tally.refused > 500, "{tally:?}");
}

#[test]
fn a_malformed_list_is_named_by_its_header() {
    for (name, value) in [
        ("X-Texts", "\"v4lue-of-the-message"),
        ("X-Texts", "\"v4lue-of-the-message\\"),
        ("X-Texts", "\"v4lue-of-the-message\\\""),
        ("X-Texts", "\"a\" v4lue-of-the-message"),
        ("X-Longs", "1,,2"),
        ("X-Longs", "1 2"),
        ("X-Flags", "true,v4lue-of-the-message"),
        ("X-Times", "Mon, v4lue-of-the-message"),
        ("X-Times", "Mon, 16 Dec 2019 23:48:18 GMT, Mon"),
        ("X-Times", "\"Mon, 16 Dec 2019 23:48:18 GMT"),
        ("X-Json", "dmFsdWU"),
        ("X-Json", "/w=="),
        ("X-Blob", "v4lue-of-the-message"),
        ("X-Byte", "731590284617"),
    ] {
        let complaint = complaint::<Pour>(&with(name, &[value.as_bytes()]));
        assert!(
            complaint.contains(&format!("the header `{name}` has an unexpected form")),
            "{value}: {complaint}"
        );
    }
}

#[test]
fn a_header_with_a_prefix_is_named_by_its_prefix() {
    let mut reply = with("x-meta-v4lue-of-the-message", &[b"\xff"]);
    let error = Pour::decode(reply.clone())
        .expect_err("no text")
        .to_string();
    assert!(
        error.contains("the header `X-Meta-` has an unexpected form"),
        "{error}"
    );
    assert!(!error.contains(VALUE), "{error}");
    *reply.status_mut() = StatusCode::BAD_REQUEST;
    *reply.body_mut() = r#"{"__type":"NamedException"}"#.into();
    let error = Pour::decode(reply).expect_err("an error").to_string();
    assert_eq!(error, "Pour: NamedException (HTTP 400)");
}

#[test]
fn what_looks_malformed_and_is_not_is_read() {
    let texts = |value: &[u8]| {
        Pour::decode(with("x-texts", &[value]))
            .expect("an output")
            .header_texts
    };
    let list = |items: &[&str]| {
        Some(
            items
                .iter()
                .map(|item| (*item).to_owned())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(texts(b"\\, a"), list(&["\\", "a"]));
    assert_eq!(texts(b"a\"b"), list(&["a\"b"]));
    assert_eq!(texts(b"\"a\\\"\\\\\", \"\""), list(&["a\"\\", ""]));
    let date: &[u8] = b"Mon, 16 Dec 2019 23:48:18 GMT";
    let times = Pour::decode(with("x-times", &[date, date]))
        .expect("an output")
        .header_times;
    assert_eq!(times, Some(vec![Timestamp::from_secs(1_576_540_098); 2]));
}

#[test]
fn a_secret_header_is_never_shown() {
    for name in NAMES {
        if name == "x-secret" || Pour::decode(with(name, &[SECRET.as_bytes()])).is_err() {
            all(&with(name, &[SECRET.as_bytes()]));
        }
    }
    all(&with("set-cookie", &[SECRET.as_bytes()]));
    let mut redirect = with(
        "location",
        &[format!("https://example.com/?code={SECRET}").as_bytes()],
    );
    *redirect.status_mut() = StatusCode::FOUND;
    assert_eq!(all(&redirect).read, 0);
}

#[test]
fn long_headers_are_read_soon() {
    for name in NAMES {
        for piece in ["a", ",", "\"a\",", "\\", "1,", "Mon, ", "\"", "A", "9"] {
            let value = piece.repeat(128 * 1024 / piece.len());
            soon(move || one::<Pour>(&with(name, &[value.as_bytes()])));
        }
        // An open quote that runs to the end, after each of many closed ones.
        let value = "\"a\\\\\", ".repeat(15_000) + "\"";
        soon(move || one::<Pour>(&with(name, &[value.as_bytes()])));
    }
}

#[test]
fn many_headers_are_read_soon() {
    for name in NAMES {
        soon(move || one::<Pour>(&with(name, &vec![b"1".as_slice(); 20_000])));
    }
    soon(|| {
        let mut reply = reply(200, r#"{"id":"i"}"#);
        for index in 0..20_000 {
            let name = HeaderName::try_from(format!("x-meta-{index}")).expect("a name");
            reply
                .headers_mut()
                .append(name, HeaderValue::from_static("v"));
        }
        assert_eq!(one::<Pour>(&reply).read, 1);
        let sink = Pour::decode(reply).expect("an output");
        assert_eq!(sink.meta.map(|meta| meta.len()), Some(20_000));
    });
}

#[test]
fn random_headers_are_read_or_refused() {
    let mut numbers = Numbers::new(0x0123_4567_89ab_cdef);
    let pieces: [&[u8]; 16] = [
        b",",
        b" ",
        b"\"",
        b"\\",
        b"a",
        b"1",
        b"-",
        b".",
        b"e9",
        b"Mon",
        b"16 Dec 2019 23:48:18 GMT",
        b"true",
        b"=",
        b"\xff",
        b"NaN",
        b"2019-12-16T23:48:18Z",
    ];
    let mut tally = Tally::default();
    for _ in 0..4_000 {
        let name = numbers.one_of(&NAMES);
        let value: Vec<u8> = (0..numbers.below(7))
            .flat_map(|_| pieces[numbers.below(pieces.len())].to_vec())
            .collect();
        tally += one::<Pour>(&with(name, &[&value]));
    }
    assert!(tally.read > 500 && tally.refused > 500, "{tally:?}");
}
