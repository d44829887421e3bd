//! Messages in which every member is set and nothing is wrong.

use std::collections::BTreeMap;

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::{Blob, Body, Endpoint, Operation, Sensitive, Timestamp};
use serde_json::{Value, json};

use crate::check::SECRET;
use crate::sink::{Choice, Kind, Level, Pour, Sink, Tree};

const MOMENT: Timestamp = Timestamp::from_epoch(1_576_540_098, 500_000_000);

fn owned((key, value): (&str, &str)) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

/// A tree with every member.
pub(crate) fn tree() -> Tree {
    let leaf = Tree::new()
        .name("leaf")
        .choice(Choice::Double(f64::INFINITY));
    Tree::new()
        .name("root")
        .secret(SECRET)
        .weight(0.5)
        .time(MOMENT)
        .note(json!({"a": [1, null, "b"]}))
        .child(leaf.clone())
        .children([leaf.clone(), Tree::new()])
        .named([("k".to_owned(), leaf)])
        .choice(Choice::List(vec![
            Choice::Secret(SECRET.into()),
            Choice::Again(Box::new(Choice::Text("t".to_owned()))),
        ]))
}

/// An output with every member.
pub(crate) fn sink() -> Sink {
    let mut sink = Sink::new(200_u16, "i")
        .header_text("text")
        .header_secret(SECRET)
        .header_flag(true)
        .header_byte(-1)
        .header_long(i64::MIN)
        .header_float(1.5)
        .header_double(f64::NEG_INFINITY)
        .header_blob("value")
        .header_time(MOMENT)
        .header_epoch(MOMENT)
        .header_kind("Small")
        .header_level(1)
        .header_texts(["a", "b,c", "\"d\""])
        .header_longs([1, -2])
        .header_doubles([0.5, 1e300])
        .header_flags([true, false])
        .header_times([MOMENT, MOMENT])
        .header_kinds(["Small", "new, kind"])
        .header_json("{\"a\":1}")
        .meta([("one", "1"), ("two", "2")].map(owned))
        .text("text")
        .secret(SECRET);
    sink.flag = Some(true);
    sink.byte = Some(i8::MIN);
    sink.short = Some(i16::MIN);
    sink.integer = Some(i32::MIN);
    sink.long = Some(i64::MIN);
    sink.unsigned_byte = Some(u8::MAX);
    sink.unsigned_short = Some(u16::MAX);
    sink.unsigned_integer = Some(u32::MAX);
    sink.unsigned_long = Some(u64::MAX);
    sink.float = Some(f32::MAX);
    sink.double = Some(f64::MIN_POSITIVE);
    sink.blob = Some(Blob::from("value"));
    sink.secret_blob = Some(Sensitive::new(Blob::from(SECRET)));
    sink.time = Some(MOMENT);
    sink.date_time = Some(MOMENT);
    sink.http_date = Some(MOMENT);
    sink.document = Some(json!({"a": [1.5, {"b": null}]}));
    sink.kind = Some(Kind::Large);
    sink.level = Some(Level::Unknown(7));
    sink.choice = Some(Choice::Blob(Blob::from("value")));
    sink.tree = Some(Box::new(tree()));
    sink.hex = serde_json::from_str("\"00ff\"").ok();
    sink.list = Some(vec!["a".to_owned()]);
    sink.sparse_list = Some(vec![Some(1), None]);
    sink.map = Some(BTreeMap::from([("k".to_owned(), tree())]));
    sink.sparse_map = Some(BTreeMap::from([
        ("a".to_owned(), None),
        ("b".to_owned(), Some(Choice::Time(MOMENT))),
    ]));
    sink.kinds = Some(BTreeMap::from([(Kind::Small, vec![Level::Low])]));
    sink.numbered = Some(BTreeMap::from([(-1, 0.25)]));
    sink.times = Some(vec![MOMENT]);
    sink.documents = Some(vec![json!(null), json!([])]);
    sink.tags = vec!["tag".to_owned()];
    sink
}

/// The reply that carries it.
pub(crate) fn sink_reply() -> Response<Vec<u8>> {
    Pour::encode_output(&sink()).map(Body::into_bytes)
}

/// The wire names of the members in the body.
pub(crate) fn body_members() -> Vec<String> {
    match serde_json::from_slice(sink_reply().body()) {
        Ok(Value::Object(members)) => members.keys().cloned().collect(),
        other => panic!("{other:?}"),
    }
}

/// A request with every member.
pub(crate) fn pour() -> Pour {
    let mut pour = Pour::new("a/b %", -7, MOMENT, "Small", "x/y z")
        .query_text("t&=")
        .query_byte(255)
        .query_double(f64::INFINITY)
        .query_time(MOMENT)
        .query_texts(["", "b"])
        .query_levels([1, 9])
        .others([("other".to_owned(), vec!["1".to_owned(), "2".to_owned()])])
        .header_text("text")
        .header_time(MOMENT)
        .header_texts(["a", "b,c"])
        .header_times([MOMENT])
        .header_doubles([0.5])
        .header_json("[1]")
        .meta([("one", "1")].map(owned));
    pour.text = Some("text \u{1f600}\n".to_owned());
    pour.secret = Some(SECRET.into());
    pour.long = Some(i64::MAX);
    pour.double = Some(-0.0);
    pour.float = Some(0.1);
    pour.blob = Some(Blob::from(b"\x00\xff"));
    pour.time = Some(MOMENT);
    pour.date_time = Some(MOMENT);
    pour.document = Some(json!([null, true]));
    pour.tree = Some(Box::new(tree()));
    pour.choice = Some(Choice::Document(json!({})));
    pour.sparse_map = Some(BTreeMap::from([("a".to_owned(), None)]));
    pour.count = 8;
    pour
}

/// The request on the wire.
pub(crate) fn encoded(operation: &impl Operation) -> Request<Vec<u8>> {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = operation.encode(&endpoint).expect("a request");
    request.map(Body::into_bytes)
}

/// The samples are what they say, so that what is done to them afterwards is what matters.
#[test]
fn nothing_is_wrong_with_them() {
    let read = Pour::decode(sink_reply()).expect("an output");
    assert_eq!(read, sink());
    assert_eq!(body_members().len(), 35);
    let mut read = Pour::decode_request(&encoded(&pour())).expect("a request");
    // A server's map has all parameters, those with a member of their own too (Smithy's `httpQueryParams` trait).
    assert_eq!(read.others.as_ref().map(BTreeMap::len), Some(7));
    read.others = pour().others;
    assert_eq!(read, pour());
}
