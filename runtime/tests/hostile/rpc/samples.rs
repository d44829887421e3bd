//! Messages in which every member is set and nothing is wrong.

use std::collections::BTreeMap;

use aws_operation::http::{Request, Response};
use aws_operation::{Blob, Body, Endpoint, Sensitive, Timestamp};
use serde_json::json;

use super::sink::{Draining, Flood};
use crate::check::SECRET;
use crate::samples::tree;
use crate::sink::{Choice, Kind, Level};

const MOMENT: Timestamp = Timestamp::from_epoch(1_576_540_098, 500_000_000);
const SECOND: Timestamp = Timestamp::from_secs(1_576_540_098);

pub(crate) fn flood() -> Flood {
    let mut flood = Flood::new("i");
    flood.text = Some("text \u{1f600}\n".to_owned());
    flood.secret = Some(SECRET.into());
    flood.letter = Some('\u{fc}');
    flood.flag = Some(true);
    flood.byte = Some(i8::MIN);
    flood.short = Some(i16::MIN);
    flood.integer = Some(i32::MIN);
    flood.long = Some(i64::MIN);
    flood.huge = Some(-(1 << 64));
    flood.unsigned_byte = Some(u8::MAX);
    flood.unsigned_short = Some(u16::MAX);
    flood.unsigned_integer = Some(u32::MAX);
    flood.unsigned_long = Some(u64::MAX);
    flood.float = Some(0.1);
    flood.double = Some(f64::NEG_INFINITY);
    flood.blob = Some(Blob::from(b"\x00\xff"));
    flood.secret_blob = Some(Sensitive::new(Blob::from(SECRET)));
    flood.time = Some(MOMENT);
    flood.date_time = Some(MOMENT);
    flood.http_date = Some(SECOND);
    flood.document = Some(json!({"a": [1.5, {"b": null}]}));
    flood.kind = Some(Kind::Large);
    flood.level = Some(Level::Unknown(7));
    flood.choice = Some(Choice::Blob(Blob::from("value")));
    flood.tree = Some(Box::new(tree()));
    flood.hex = serde_json::from_str("\"00ff\"").ok();
    flood.pair = Some((-1, "b".to_owned()));
    flood.outcome = Some(Err("e".to_owned()));
    flood.list = Some(vec!["a".to_owned()]);
    flood.sparse_list = Some(vec![Some(1), None]);
    flood.blobs = Some(vec![Blob::default(), Blob::from("value")]);
    flood.trees = Some(vec![tree()]);
    flood.map = Some(BTreeMap::from([("k".to_owned(), tree())]));
    flood.sparse_map = Some(BTreeMap::from([
        ("a".to_owned(), None),
        ("b".to_owned(), Some(Choice::Time(MOMENT))),
    ]));
    flood.kinds = Some(BTreeMap::from([(Kind::Small, vec![Level::Low])]));
    flood.numbered = Some(BTreeMap::from([(-1, 0.25)]));
    flood.times = Some(vec![MOMENT]);
    flood.documents = Some(vec![json!(null), json!([])]);
    flood.tags = vec!["tag".to_owned()];
    flood
}

pub(crate) fn written<O: Draining>(flood: &Flood) -> Response<Vec<u8>> {
    let reply = O::encode_output(flood).map(Body::into_bytes);
    assert_eq!(reply.status(), 200, "{flood:?}");
    reply
}

pub(crate) fn sent<O: Draining>(operation: &O) -> Request<Vec<u8>> {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = operation.encode(&endpoint).expect("a request");
    request.map(Body::into_bytes)
}
