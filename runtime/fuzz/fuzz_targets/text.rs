//! Text: timestamps, numbers, base64, lists in headers, queries.

#![no_main]

#[path = "../shared/items.rs"]
mod items;
#[path = "../../tests/hostile/own.rs"]
mod own;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;

use aws_operation::http::{HeaderName, HeaderValue, Method, Request, Response, Uri};
use aws_operation::server::ServerOperation;
use aws_operation::{Blob, Body, FromText, Operation, Timestamp, TimestampFormat, ToText};
use libfuzzer_sys::fuzz_target;

use sink::{Kind, Pour, Sink};

fuzz_target!(|text: &str| {
    timestamps(text);
    again::<bool>(text);
    again::<i8>(text);
    again::<i64>(text);
    again::<u64>(text);
    again::<f32>(text);
    again::<f64>(text);
    again::<Blob>(text);
    headers(text);
    query(text);
});

fn timestamps(text: &str) {
    let Some(timestamp) = Timestamp::parse_any(text) else {
        return;
    };
    assert!((Timestamp::MIN..=Timestamp::MAX).contains(&timestamp));
    for format in [TimestampFormat::EpochSeconds, TimestampFormat::DateTime] {
        let written = timestamp.format(format);
        assert_eq!(Timestamp::parse_any(&written), Some(timestamp), "{written}");
        assert_eq!(
            Timestamp::parse(&written, format),
            Some(timestamp),
            "{written}"
        );
    }
    let written = timestamp.format(TimestampFormat::HttpDate);
    let read = Timestamp::parse_any(&written).expect("what we write we read");
    assert_eq!(read.epoch_seconds(), timestamp.epoch_seconds(), "{written}");
    assert_eq!(read.format(TimestampFormat::HttpDate), written);
}

/// What is read is written in a form that is read the same.
fn again<T: FromText + ToText>(text: &str) {
    let Some(value) = T::read(text) else { return };
    let written = written(&value);
    let value = T::read(&written).expect("what we write we read");
    assert_eq!(self::written(&value), written);
}

fn written(value: &impl ToText) -> String {
    let mut out = String::new();
    value.write(TimestampFormat::DateTime, &mut out);
    out
}

fn headers(text: &str) {
    for name in [
        "x-text",
        "x-byte",
        "x-double",
        "x-time",
        "x-kind",
        "x-texts",
        "x-longs",
        "x-doubles",
        "x-flags",
        "x-times",
        "x-kinds",
        "x-json",
        "x-meta-a",
    ] {
        let mut reply = Response::new(b"{\"id\":\"i\"}".to_vec());
        // Each line is a header of its own.
        for line in text.split('\n') {
            if let Ok(value) = HeaderValue::from_str(line) {
                reply
                    .headers_mut()
                    .append(HeaderName::from_static(name), value);
            }
        }
        let Ok(output) = Pour::decode(reply) else {
            continue;
        };
        let texts = output.header_texts.iter().flatten().map(String::as_str);
        let kinds = output.header_kinds.iter().flatten().map(Kind::as_str);
        if !items::come_back(texts.chain(kinds)) {
            continue;
        }
        let again = through(&output);
        let twice = through(&again);
        assert_eq!(format!("{twice:?}"), format!("{again:?}"));
    }
}

fn through(output: &Sink) -> Sink {
    Pour::decode(Pour::encode_output(output)).expect("what we write we read")
}

fn query(text: &str) {
    let uri = format!("/sink/l/7/0/Small/rest/p?constant=1&{text}");
    let Ok(uri) = Uri::try_from(uri) else { return };
    let mut request = Request::new(Body::empty());
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    let _ = Pour::decode_request(&request);
}
