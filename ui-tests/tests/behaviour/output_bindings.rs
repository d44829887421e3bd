//! What of a reply becomes which member of an output.

use std::collections::BTreeMap;

use aws_operation::http::{Response, StatusCode};
use aws_operation::server::ServerOperation;
use aws_operation::{Error, Operation, Sensitive, aws_operation, aws_output, aws_shape};

use crate::{reply, text};

#[aws_operation(method = "GET", uri = "/", output = Everything)]
struct Get {}

#[aws_output(rename_all = "PascalCase")]
#[derive(Debug, PartialEq)]
struct Everything {
    #[aws(status_code)]
    status: u16,
    #[aws(header = "X-Name")]
    name: String,
    #[aws(header = "X-Count")]
    count: Option<u32>,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: Option<BTreeMap<String, String>>,
    full_name: String,
    more: Option<Vec<Part>>,
}

#[aws_shape]
#[derive(Debug, PartialEq)]
struct Part {
    number: u8,
}

#[test]
fn members_come_from_status_headers_and_body() {
    let sent = [
        ("x-name", "n"),
        ("x-count", "3"),
        ("x-meta-a", "b"),
        ("x-other", "o"),
    ];
    let body = r#"{"FullName":"f","Name":"no","Status":7,"More":[{"number":1}],"Other":{}}"#;
    let output = Get::decode(reply(206, &sent, body)).expect("a reply");
    let expected = Everything::new(206_u16, "n", "f")
        .count(3)
        .metadata([("a".to_owned(), "b".to_owned())])
        .more([Part::new(1)]);
    assert_eq!(output, expected);
    let reply = Get::encode_output(&expected);
    assert_eq!(reply.status(), 206);
    assert_eq!(reply.headers()["x-name"], "n");
    assert_eq!(reply.headers()["x-meta-a"], "b");
    assert_eq!(
        text(reply.body()),
        r#"{"FullName":"f","More":[{"number":1}]}"#
    );
    assert_eq!(Get::decode(reply).expect("a reply"), expected);
}

#[test]
fn what_is_required_must_be_there_wherever_it_is() {
    let missing = |headers: &[(&str, &str)], body| {
        let error = Get::decode(reply(200, headers, body)).expect_err("something is missing");
        assert!(matches!(error, Error::Response(_)), "{error}");
        error.to_string()
    };
    let shown = missing(&[], r#"{"FullName":"f"}"#);
    assert!(
        shown.contains("missing required member `X-Name`"),
        "{shown}"
    );
    let shown = missing(&[("x-name", "n")], "{}");
    assert!(
        shown.contains("missing required member `FullName`"),
        "{shown}"
    );
    let shown = missing(&[("x-name", "n")], "");
    assert!(
        shown.contains("missing required member `FullName`"),
        "{shown}"
    );
}

#[test]
fn the_status_is_a_number_of_any_width() {
    #[aws_operation(method = "GET", uri = "/", output = Wide)]
    struct GetWide {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Wide {
        #[aws(status_code)]
        status: Option<i32>,
    }

    #[aws_operation(method = "GET", uri = "/", output = Wider)]
    struct GetWider {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Wider {
        #[aws(status_code)]
        status: i64,
    }

    for status in [200, 201, 299] {
        let wide = GetWide::decode(reply(status, &[], "")).expect("a reply");
        assert_eq!(wide, Wide::new().status(status.into()));
        let wider = GetWider::decode(reply(status, &[], "ignored")).expect("a reply");
        assert_eq!(wider, Wider::new(status.into()));
    }
    assert_eq!(
        GetWide::encode_output(&Wide::new()).status(),
        StatusCode::OK
    );
    assert_eq!(
        GetWide::encode_output(&Wide::new().status(202)).status(),
        202
    );
    let reply = GetWider::encode_output(&Wider::new(204));
    assert_eq!(reply.status(), 204);
    assert!(reply.body().is_empty());
    // What is no status changes nothing.
    for status in [0, 99, 1000, -200, 65_736] {
        assert_eq!(
            GetWide::encode_output(&Wide::new().status(status)).status(),
            200
        );
    }
}

#[test]
fn an_output_without_members_of_the_body_reads_no_body_and_writes_an_empty_object() {
    #[aws_operation(method = "GET", uri = "/", output = Head)]
    struct GetHead {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Head {
        #[aws(header = "ETag")]
        tag: Option<String>,
    }

    for body in ["", "{}", "no JSON", "{\"tag\":1}"] {
        let head = GetHead::decode(reply(200, &[("etag", "t")], body)).expect("a reply");
        assert_eq!(head, Head::new().tag("t"), "{body}");
    }
    let reply = GetHead::encode_output(&Head::new().tag("t"));
    assert_eq!(reply.body().as_bytes(), b"{}");
    assert_eq!(reply.headers().len(), 2);
    assert_eq!(reply.headers()["etag"], "t");
    assert_eq!(reply.headers()["content-type"], "application/json");
}

#[test]
fn an_output_with_members_of_the_body_writes_the_empty_object() {
    #[aws_operation(method = "GET", uri = "/", output = Both)]
    struct GetBoth {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Both {
        #[aws(header = "ETag")]
        tag: Option<String>,
        name: Option<String>,
    }

    let reply = GetBoth::encode_output(&Both::new());
    assert_eq!(text(reply.body()), "{}");
    assert_eq!(reply.headers()["content-type"], "application/json");
    assert_eq!(GetBoth::decode(reply).expect("a reply"), Both::new());
    assert_eq!(
        GetBoth::decode(Response::new("")).expect("a reply"),
        Both::new()
    );
}

#[test]
fn an_output_without_members_is_the_empty_object() {
    #[aws_operation(method = "GET", uri = "/", output = Nothing)]
    struct GetNothing {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Nothing {}

    assert_eq!(
        text(GetNothing::encode_output(&Nothing::new()).body()),
        "{}"
    );
    assert_eq!(
        GetNothing::decode(Response::new("")).expect("a reply"),
        Nothing::new()
    );
}

#[test]
fn a_shape_is_an_output_too() {
    #[aws_operation(method = "GET", uri = "/", output = Part)]
    struct GetPart {}

    let part = GetPart::decode(Response::new(r#"{"number":1}"#)).expect("a reply");
    assert_eq!(part, Part::new(1));
    let reply = GetPart::encode_output(&part);
    assert_eq!(text(reply.body()), r#"{"number":1}"#);
    assert_eq!(GetPart::decode(reply).expect("a reply"), part);
}

#[test]
fn secrets_in_headers_are_marked_and_hidden() {
    #[aws_operation(method = "GET", uri = "/", output = Credentials)]
    struct GetCredentials {}

    #[aws_output]
    struct Credentials {
        #[aws(header = "X-Key", sensitive)]
        key: String,
        #[aws(header = "X-Token")]
        token: Option<Sensitive<String>>,
    }

    let sent = [("x-key", "s3cret"), ("x-token", "s3cret")];
    let read = GetCredentials::decode(reply(200, &sent, "")).expect("a reply");
    assert_eq!(read.key, "s3cret");
    let shown = format!("{read:?}");
    assert_eq!(
        shown,
        "Credentials { key: [redacted], token: Some([redacted]) }"
    );
    let reply = GetCredentials::encode_output(&read);
    assert!(reply.headers()["x-key"].is_sensitive());
    assert!(reply.headers()["x-token"].is_sensitive());
}

#[test]
fn a_reply_that_http_cannot_express_is_an_error_of_the_server() {
    let output = Everything::new(200_u16, "s3cret\r\nX-Evil: 1", "f");
    let reply = Get::encode_output(&output);
    assert_eq!(reply.status(), 500);
    assert!(reply.headers().get("x-evil").is_none());
    let shown = Get::decode(reply).expect_err("HTTP 500").to_string();
    assert!(
        shown.starts_with(
            "Get: InternalFailure: the reply cannot be written: the header \"X-Name\""
        ),
        "{shown}"
    );
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[test]
fn the_length_of_a_reply_can_be_a_member() {
    #[aws_operation(method = "HEAD", uri = "/", output = Length)]
    struct GetLength {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Length {
        #[aws(header = "Content-Length")]
        length: Option<u64>,
    }

    let read = GetLength::decode(reply(200, &[("content-length", "12")], "")).expect("a reply");
    assert_eq!(read, Length::new().length(12));
    // Whatever carries the reply sets it; it is no mistake of the server's to know it.
    let reply = GetLength::encode_output(&read);
    assert_eq!(reply.status(), 200);
}

#[test]
fn nulls_in_lists_and_maps_that_are_not_sparse_are_dropped() {
    #[aws_operation(method = "GET", uri = "/", output = Collections)]
    struct GetCollections {}

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Collections {
        list: Vec<String>,
        map: BTreeMap<String, Vec<i32>>,
        sparse_list: Option<Vec<Option<i32>>>,
        sparse_map: Option<BTreeMap<String, Option<i32>>>,
    }

    let body = concat!(
        r#"{"list":["a",null,"b"],"map":{"x":null,"y":[1,null,2]},"#,
        r#""sparseList":[1,null],"sparseMap":{"x":null,"y":1}}"#
    );
    let read = GetCollections::decode(Response::new(body)).expect("a reply");
    let expected = Collections::new(["a", "b"], [("y".to_owned(), vec![1, 2])])
        .sparse_list([Some(1), None])
        .sparse_map([("x".to_owned(), None), ("y".to_owned(), Some(1))]);
    assert_eq!(read, expected);
    let reply = GetCollections::encode_output(&expected);
    assert_eq!(GetCollections::decode(reply).expect("a reply"), expected);
}

#[test]
fn numbers_without_digits_are_words() {
    #[aws_operation(method = "GET", uri = "/", output = Numbers)]
    struct GetNumbers {}

    #[aws_output]
    #[derive(Debug)]
    struct Numbers {
        double: f64,
        float: Option<f32>,
        list: Option<Vec<f64>>,
    }

    for (word, number) in [
        ("NaN", f64::NAN),
        ("Infinity", f64::INFINITY),
        ("-Infinity", f64::NEG_INFINITY),
    ] {
        let body = format!(r#"{{"double":"{word}","float":"{word}","list":["{word}",1]}}"#);
        let read = GetNumbers::decode(Response::new(body.as_str())).expect("a reply");
        assert_eq!(read.double.to_bits(), number.to_bits());
        assert_eq!(read.float.is_some_and(f32::is_nan), number.is_nan());
        assert_eq!(
            read.float.is_some_and(f32::is_infinite),
            number.is_infinite()
        );
        assert_eq!(
            read.list.as_ref().map(|list| list[0].to_bits()),
            Some(number.to_bits())
        );
        let reply = GetNumbers::encode_output(&read);
        let expected = body.replace(",1]", ",1.0]");
        assert_eq!(text(reply.body()), expected);
    }
    for body in [
        r#"{"double":"1"}"#,
        r#"{"double":"nan"}"#,
        r#"{"double":NaN}"#,
    ] {
        assert!(GetNumbers::decode(Response::new(body)).is_err(), "{body}");
    }
}
