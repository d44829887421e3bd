//! What a reply's JSON is read as, where restJson1 has rules of its own.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use aws_operation::http::Response;
use aws_operation::{Blob, Error, Operation, Timestamp, aws_operation, aws_output, aws_shape};
use serde_json::{Value, json};

/// Reads a body as the output of an operation.
fn read<O: Operation>(body: &str) -> Result<O::Output, Error<O::Error>> {
    O::decode(Response::new(body))
}

/// The message for a body that is not what the operation returns.
fn message<O>(body: &str) -> String
where
    O: Operation<Output: Debug, Error: Debug>,
{
    match read::<O>(body) {
        Err(Error::Response(error)) => error.to_string(),
        other => panic!("{body}: {other:?}"),
    }
}

#[aws_operation(method = "GET", uri = "/measurements", output = Measurements)]
struct GetMeasurements {}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Measurements {
    mean: f64,
    spread: Option<f32>,
    samples: Vec<f64>,
    by_name: BTreeMap<String, Vec<Sample>>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
struct Sample {
    value: f64,
    limit: Option<Limit>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
enum Limit {
    Upper(f64),
    Range(Vec<f32>),
    #[aws(unknown)]
    Unknown(String),
}

#[test]
fn floats_may_be_words_at_any_depth() {
    let output = read::<GetMeasurements>(
        r#"{
            "mean": "Infinity",
            "spread": "-Infinity",
            "samples": [1, 2.5, "-Infinity"],
            "byName": {"a": [
                {"value": "Infinity", "limit": {"upper": "Infinity"}},
                {"value": -1e-3, "limit": {"range": ["-Infinity", 0]}}
            ]}
        }"#,
    )
    .expect("reads");
    let samples = vec![
        Sample {
            value: f64::INFINITY,
            limit: Some(Limit::Upper(f64::INFINITY)),
        },
        Sample {
            value: -0.001,
            limit: Some(Limit::Range(vec![f32::NEG_INFINITY, 0.0])),
        },
    ];
    let expected = Measurements {
        mean: f64::INFINITY,
        spread: Some(f32::NEG_INFINITY),
        samples: vec![1.0, 2.5, f64::NEG_INFINITY],
        by_name: BTreeMap::from([("a".to_owned(), samples)]),
    };
    assert_eq!(output, expected);

    let body = r#"{"mean":"NaN","spread":"NaN","samples":["NaN"],"byName":{}}"#;
    let output = read::<GetMeasurements>(body).expect("reads");
    assert!(output.mean.is_nan());
    assert!(output.spread.is_some_and(f32::is_nan));
    assert!(output.samples.iter().all(|sample| sample.is_nan()));
}

#[test]
fn a_wrong_value_is_named_with_its_place() {
    for (body, expected) in [
        (
            r#"{"mean":"high","samples":[],"byName":{}}"#,
            "member `mean`: expected f64, found a string, at line 1, column 14",
        ),
        (
            "{\"mean\":1,\"samples\":\n[\"s3cret\"]}",
            "member `samples`: expected f64, found a string, at line 2, column 11",
        ),
        (
            r#"{"byName":{"a":[{"value":{}}]}}"#,
            "member `byName.value`: expected f64, found an object, at line 1, column 31",
        ),
        (
            r#"{"byName":{"a":[{"value":1,"limit":{"upper":true}}]}}"#,
            "member `byName.limit.upper`: expected f64, found a boolean, at line 1, column 53",
        ),
        (
            r#"{"byName":{"a":[{"value":null}]}}"#,
            "missing required member `byName.value`, at line 1, column 33",
        ),
        (
            r#"{"mean":null}"#,
            "missing required member `mean`, at line 1, column 13",
        ),
        (
            r#"{"mean":1,"samples":[1,2"#,
            "the JSON ends early, at line 1, column 24",
        ),
        (
            r#"{"mean":1,"samples":[1,x]}"#,
            "the body is not JSON, at line 1, column 24",
        ),
        (
            r#"{"mean":1} {}"#,
            "missing required member `samples`, at line 1, column 10",
        ),
    ] {
        let message = message::<GetMeasurements>(body);
        assert!(message.contains(expected), "{body}: {message}");
        assert!(!message.contains("s3cret"), "{message}");
    }
}

#[aws_operation(method = "GET", uri = "/collections", output = Collections)]
struct GetCollections {}

#[aws_output]
#[derive(Debug, Default, PartialEq)]
struct Collections {
    list: Option<Vec<String>>,
    sparse_list: Option<Vec<Option<String>>>,
    map: Option<BTreeMap<String, i32>>,
    sparse_map: Option<HashMap<String, Option<i32>>>,
    numbered: Option<BTreeMap<i32, bool>>,
    nested: Option<BTreeMap<String, Vec<Vec<Item>>>>,
    blobs: Option<Vec<Blob>>,
    times: Option<Vec<Timestamp>>,
    documents: Option<Vec<Value>>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
struct Item {
    name: String,
}

#[test]
fn null_is_dropped_from_dense_lists_and_maps() {
    let output = read::<GetCollections>(
        r#"{
            "list": ["a", null, "b"],
            "sparseList": ["a", null],
            "map": {"a": null, "b": 2},
            "sparseMap": {"a": null, "b": 2},
            "numbered": {"1": true, "2": null},
            "nested": {"a": [[{"name": "n"}, null], null, [null]], "b": null},
            "blobs": [null, "dmFsdWU="],
            "times": [1576540098, null, "2019-12-16T23:48:18Z"],
            "documents": [null, {"a": [null]}]
        }"#,
    )
    .expect("reads");
    let time = Timestamp::from_secs(1_576_540_098);
    let nested = vec![
        vec![Item {
            name: "n".to_owned(),
        }],
        vec![],
    ];
    let expected = Collections {
        list: Some(vec!["a".to_owned(), "b".to_owned()]),
        sparse_list: Some(vec![Some("a".to_owned()), None]),
        map: Some(BTreeMap::from([("b".to_owned(), 2)])),
        sparse_map: Some(HashMap::from([
            ("a".to_owned(), None),
            ("b".to_owned(), Some(2)),
        ])),
        numbered: Some(BTreeMap::from([(1, true)])),
        nested: Some(BTreeMap::from([("a".to_owned(), nested)])),
        blobs: Some(vec![Blob::from("value")]),
        times: Some(vec![time, time]),
        documents: Some(vec![Value::Null, json!({"a": [null]})]),
    };
    assert_eq!(output, expected);
}

#[test]
fn null_is_no_value_of_an_optional_member() {
    let body = r#"{"list":null,"map":null,"nested":null,"documents":null}"#;
    let output = read::<GetCollections>(body).expect("reads");
    assert_eq!(output, Collections::default());
}

#[aws_operation(method = "GET", uri = "/document", output = Document)]
struct GetDocument {}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Document {
    content: Value,
    note: Option<Value>,
}

#[test]
fn null_is_a_value_of_a_required_document() {
    for (body, content, note) in [
        (r#"{"content":null}"#, Value::Null, None),
        (r#"{"content":null,"note":null}"#, Value::Null, None),
        (
            r#"{"content":[null,"NaN"],"note":{"a":null}}"#,
            json!([null, "NaN"]),
            Some(json!({"a": null})),
        ),
    ] {
        let output = read::<GetDocument>(body).expect("reads");
        assert_eq!(output, Document { content, note });
    }
    let message = message::<GetDocument>("{}");
    assert!(
        message.contains("missing required member `content`"),
        "{message}"
    );
}

#[aws_operation(method = "GET", uri = "/tree", output = Tree)]
struct GetTree {}

#[aws_output]
#[derive(Debug)]
struct Tree {
    root: Option<Box<Node>>,
}

#[aws_shape]
#[derive(Debug)]
struct Node {
    next: Option<Box<Node>>,
}

#[test]
fn replies_that_are_nested_too_deeply_are_refused() {
    let body = |depth: usize| {
        format!(
            "{{\"root\":{}{{}}{}}}",
            "{\"next\":".repeat(depth),
            "}".repeat(depth)
        )
    };
    let mut node = read::<GetTree>(&body(125)).expect("reads").root;
    let mut depth = 0;
    while let Some(inner) = node {
        depth += 1;
        node = inner.next;
    }
    assert_eq!(depth, 126);
    for depth in [126, 10_000] {
        let message = message::<GetTree>(&body(depth));
        assert!(
            message.contains("the JSON is nested too deeply"),
            "{message}"
        );
    }
}

#[aws_operation(method = "GET", uri = "/things", output = Thing)]
struct GetThing {}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Thing {
    #[aws(rename = "@type")]
    kind: Option<String>,
    #[aws(rename = "a b")]
    words: Option<String>,
    foo: Option<String>,
}

#[test]
fn names_are_whole_whatever_is_in_them() {
    let thing = |body| read::<GetThing>(body).expect(body);
    let known = thing(r#"{"@type": "t", "type": "other", "a b": "w", "a": "other", "b": "other"}"#);
    assert_eq!(known.kind.as_deref(), Some("t"));
    assert_eq!(known.words.as_deref(), Some("w"));
    for body in [r#"{"type": "x"}"#, r#"{"a": "x"}"#, r#"{"@foo": "x"}"#] {
        let nothing = Thing {
            kind: None,
            words: None,
            foo: None,
        };
        assert_eq!(thing(body), nothing, "{body}");
    }
}
