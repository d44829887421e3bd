//! Messages in which every member is set and nothing is wrong.

use std::collections::BTreeMap;

use aws_operation::http::{Request, Response};
use aws_operation::{Blob, Body, Endpoint, Sensitive, Timestamp};

use super::sink::{Branch, Fork, Rinsing, Spring};
use crate::check::SECRET;
use crate::sink::{Kind, Level};

const MOMENT: Timestamp = Timestamp::from_epoch(1_576_540_098, 500_000_000);
const SECOND: Timestamp = Timestamp::from_secs(1_576_540_098);

/// A form has no place for a structure in which nothing is set.
fn leaf() -> Branch {
    Branch {
        name: Some("leaf".to_owned()),
        ..Branch::default()
    }
}

pub(crate) fn branch() -> Branch {
    Branch {
        form: Some("a \"b\" <c>".to_owned()),
        height: Some(-1.5),
        name: Some(" n & m ".to_owned()),
        secret: Some(SECRET.into()),
        weight: Some(f64::INFINITY),
        child: Some(Box::new(leaf())),
        children: Some(vec![leaf(), leaf()]),
        others: Some(BTreeMap::from([("k".to_owned(), leaf())])),
        fork: Some(Box::new(Fork::Again(Box::new(Fork::Text(String::new()))))),
    }
}

pub(crate) fn spring() -> Spring {
    let mut spring = Spring::new("i");
    spring.text = Some("text \u{1f600}\n]]>\t".to_owned());
    spring.secret = Some(SECRET.into());
    spring.flag = Some(true);
    spring.byte = Some(i8::MIN);
    spring.short = Some(i16::MIN);
    spring.integer = Some(i32::MIN);
    spring.long = Some(i64::MIN);
    spring.unsigned_long = Some(u64::MAX);
    spring.float = Some(0.1);
    spring.double = Some(f64::NEG_INFINITY);
    spring.blob = Some(Blob::from(b"\x00\xff"));
    spring.secret_blob = Some(Sensitive::new(Blob::from(SECRET)));
    spring.time = Some(MOMENT);
    spring.epoch = Some(MOMENT);
    spring.http_date = Some(SECOND);
    spring.kind = Some(Kind::Large);
    spring.level = Some(Level::Unknown(7));
    spring.fork = Some(Fork::List(vec![
        Fork::Blob(Blob::from("value")),
        Fork::Time(MOMENT),
    ]));
    spring.branch = Some(Box::new(branch()));
    spring.list = Some(vec!["a".to_owned(), String::new()]);
    spring.named = Some(vec![1, -2]);
    spring.flat = Some(vec![branch(), leaf()]);
    spring.rows = Some(vec![
        vec!["x".to_owned()],
        vec!["y".to_owned(), "z".to_owned()],
    ]);
    spring.map = Some(BTreeMap::from([("k".to_owned(), branch())]));
    spring.settings = Some(BTreeMap::from([
        ("a".to_owned(), 0.25),
        ("b".to_owned(), 1e300),
    ]));
    spring.kinds = Some(BTreeMap::from([(Kind::Small, vec![Level::Low])]));
    spring.numbered = Some(BTreeMap::from([(-1, Fork::Double(2.0))]));
    spring.times = Some(vec![SECOND]);
    spring
}

pub(crate) fn written<O: Rinsing>(spring: &Spring) -> Response<Vec<u8>> {
    let reply = O::encode_output(spring).map(Body::into_bytes);
    assert_eq!(reply.status(), 200, "{spring:?}");
    reply
}

pub(crate) fn sent<O: Rinsing>(operation: &O) -> Request<Vec<u8>> {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = operation.encode(&endpoint).expect("a request");
    request.map(Body::into_bytes)
}
