//! The server's half: requests that are hostile.

use std::fmt::Debug;

use aws_operation::http::{HeaderName, HeaderValue, Method, Request, Uri};
use aws_operation::server::ServerOperation;

use crate::body;
use crate::check::{NUMBER, SECRET, Tally, VALUE, chain, soon};
use crate::random::{Numbers, object};
use crate::samples::{encoded, pour};
use crate::sink::{Pour, PourBlob, PourChoice, PourDocument, PourKind, PourText, PourTree};

/// Reads the request and looks at what the outcome shows.
fn one<O: ServerOperation + Debug>(request: &Request<Vec<u8>>) -> Tally {
    match O::decode_request(request) {
        Ok(operation) => {
            let shown = format!("{operation:?}");
            assert!(!shown.contains(SECRET), "a secret is shown: {shown}");
            Tally {
                read: 1,
                refused: 0,
            }
        }
        Err(error) => {
            let reply = error.response();
            assert_eq!(reply.status(), 400);
            let shown = chain(&error) + &String::from_utf8_lossy(reply.body().as_bytes());
            for text in [VALUE, NUMBER, SECRET] {
                assert!(!shown.contains(text), "{shown}");
            }
            assert!(
                !error.to_string().chars().any(char::is_control),
                "{error:?}"
            );
            Tally {
                read: 0,
                refused: 1,
            }
        }
    }
}

fn all(request: &Request<Vec<u8>>) {
    one::<Pour>(request);
    for (path, read) in [
        ("/blob", one::<PourBlob> as fn(&Request<Vec<u8>>) -> Tally),
        ("/text", one::<PourText>),
        ("/kind", one::<PourKind>),
        ("/tree", one::<PourTree>),
        ("/choice", one::<PourChoice>),
        ("/document", one::<PourDocument>),
    ] {
        let mut request = request.clone();
        *request.method_mut() = Method::PUT;
        *request.uri_mut() = format!("{path}?secret={SECRET}").parse().expect("a URI");
        read(&request);
    }
}

/// A request to this path and query, if it is one.
fn to(uri: &str) -> Option<Request<Vec<u8>>> {
    let uri = Uri::try_from(uri).ok()?;
    let mut request = Request::new(Vec::new());
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    Some(request)
}

const PATH: &str = "/sink/label/7/2019-12-16T23:48:18Z/Small/rest/a/b";

fn with_query(query: &str) -> Option<Request<Vec<u8>>> {
    to(&format!("{PATH}?constant=1&{query}"))
}

#[test]
fn labels_that_are_none_are_refused() {
    let request = to(&format!("{PATH}?constant=1")).expect("a request");
    assert_eq!(one::<Pour>(&request).read, 1);
    for (path, is_read) in [
        ("/sink/%ff/7/0/Small/rest/a", false),
        ("/sink/%/7/0/Small/rest/a", true),
        ("/sink/%zz%2/7/0/Small/rest/a", true),
        ("/sink/a%2Fb/7/0/Small/rest/a", true),
        ("/sink/%00/7/0/Small/rest/%0d%0a", true),
        ("/sink/a/v4lue-of-the-message/0/Small/rest/a", false),
        ("/sink/a/731590284617731590284617/0/Small/rest/a", false),
        ("/sink/a/7/v4lue-of-the-message/Small/rest/a", false),
        ("/sink/a/7/0/%ed%a0%80/rest/a", false),
        ("/sink/a/7/0/Small/rest/", false),
        ("/sink//7/0/Small/rest/a", false),
        ("/sink/a/7/0/Small/rest//", true),
        ("//", false),
        ("/sink/v4lue-of-the-message", false),
    ] {
        let request = to(&format!("{path}?constant=1")).expect("a request");
        assert_eq!(one::<Pour>(&request).read == 1, is_read, "{path}");
    }
    for query in [
        "",
        "?",
        "?constant=%31",
        "?constant=2&constant",
        "?v4lue-of-the-message",
    ] {
        let request = to(&format!("{PATH}{query}")).expect("a request");
        assert_eq!(one::<Pour>(&request).read, 0, "{query}");
    }
}

#[test]
fn queries_of_another_form_are_refused() {
    for query in [
        "byte=v4lue-of-the-message",
        "byte=256",
        "byte=731590284617",
        "byte=",
        "byte",
        "double=v4lue-of-the-message",
        "double=inf",
        "time=v4lue-of-the-message",
        "time=",
        "levels=1&levels=v4lue-of-the-message",
    ] {
        let request = with_query(query).expect("a request");
        assert_eq!(one::<Pour>(&request).read, 0, "{query}");
    }
    for query in [
        "text",
        "text=",
        "text=a&text=b",
        "=",
        "&&&",
        "=&=",
        "a=b=c",
        "%00=%00",
        "double=NaN",
        "constant=1",
        "constant=2",
        "%74ext=x",
        "text=%zz",
        "text=%",
        "text=+",
    ] {
        let request = with_query(query).expect("a request");
        assert_eq!(one::<Pour>(&request).read, 1, "{query}");
    }
}

#[test]
fn random_uris_are_read_or_refused() {
    let mut numbers = Numbers::new(0x1357_9bdf_0246_8ace);
    let pieces = [
        "/",
        "%",
        "%2F",
        "%ff",
        "..",
        "&",
        "=",
        "?",
        "text",
        "byte",
        "7",
        "constant=1",
        "rest",
        "sink",
        "%00",
        "+",
        "a",
        ";",
    ];
    let mut tally = Tally::default();
    for _ in 0..4_000 {
        let mut uri = format!("{PATH}?constant=1&");
        for _ in 0..=numbers.below(4) {
            let place = numbers.below(uri.len());
            uri.insert_str(place, numbers.one_of(&pieces));
        }
        if let Some(request) = to(&uri) {
            tally += one::<Pour>(&request);
        }
    }
    assert!(tally.read > 200 && tally.refused > 500, "{tally:?}");
}

#[test]
fn bodies_and_headers_are_those_of_replies() {
    let sample = encoded(&pour());
    assert_eq!(one::<Pour>(&sample).read, 1);
    for end in 0..sample.body().len() {
        let mut cut = sample.clone();
        cut.body_mut().truncate(end);
        // Without a body, no member of it is there; all of them are optional.
        assert_eq!(one::<Pour>(&cut).read == 1, end == 0, "cut off at {end}");
    }
    for value in [
        "null",
        "[]",
        "7",
        "\"v4lue-of-the-message\"",
        "{\"time\":\"v4lue-of-the-message\"}",
        "1e999",
        "\"\\ud800\"",
    ] {
        for body in body::everywhere(value) {
            let mut request = sample.clone();
            *request.body_mut() = body.into_bytes();
            all(&request);
        }
    }
    for (name, value) in [
        ("x-texts", "\"v4lue-of-the-message"),
        ("x-times", "Mon, v4lue-of-the-message"),
        ("x-doubles", "1,v4lue-of-the-message"),
        ("x-json", "v4lue-of-the-message"),
        ("x-time", "v4lue-of-the-message"),
    ] {
        let mut request = sample.clone();
        request.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
        assert_eq!(one::<Pour>(&request).read, 0, "{name}");
    }
}

#[test]
fn random_bodies_are_read_or_refused() {
    let mut numbers = Numbers::new(0xfeed_face_cafe_beef);
    let mut tally = Tally::default();
    for _ in 0..2_000 {
        let mut body = String::new();
        object(&mut numbers, 6, &mut body);
        let mut request = to(&format!("{PATH}?constant=1")).expect("a request");
        *request.body_mut() = body.into_bytes();
        tally += one::<Pour>(&request);
    }
    assert!(tally.read > 200 && tally.refused > 200, "{tally:?}");
}

#[test]
fn long_uris_are_read_soon() {
    for piece in [
        "a",
        "/",
        "%2F",
        "%ff",
        "&",
        "=",
        "text=a&",
        "byte=1&",
        "texts=a&",
        "a=b&",
        "constant=1&",
    ] {
        let long = piece.repeat(60_000 / piece.len());
        for uri in [
            format!("{PATH}?constant=1&{long}"),
            format!("/sink/{long}/7/0/Small/rest/a?constant=1"),
            format!("{PATH}{long}?constant=1"),
        ] {
            if let Some(request) = to(&uri) {
                soon(move || one::<Pour>(&request));
            }
        }
    }
}

#[test]
fn many_parameters_are_read_soon() {
    let query: Vec<String> = (0..0x1000).map(|index| format!("{index:x}")).collect();
    let request = with_query(&query.join("&")).expect("a request");
    let read = soon(move || {
        Pour::decode_request(&request).map(|pour| pour.others.map(|others| others.len()))
    });
    assert_eq!(read, Ok(Some(0x1000)));
}
