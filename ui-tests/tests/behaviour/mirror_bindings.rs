//! An operation that uses every binding at once, and which requests have a body.

use std::collections::{BTreeMap, HashMap};

use aws_operation::http::Request;
use aws_operation::server::{self, ServerOperation};
use aws_operation::{Blob, Operation, Sensitive, Timestamp, aws_operation, aws_output, aws_shape};

use crate::{body, encoded, mirrored, target};

#[aws_operation(
    method = "POST",
    uri = "/{Id}/{time}/files/{path+}?upload&version=2",
    rename_all = "PascalCase",
    output = Stored,
    endpoint = "{Account}.data.",
    headers("Accept" = "application/json")
)]
#[derive(Clone, PartialEq)]
struct Store {
    id: i64,
    #[aws(label, rename = "time")]
    time: Timestamp,
    #[aws(rename = "path")]
    path: String,
    #[aws(query = "kind")]
    kind: Kind,
    #[aws(query = "tag")]
    tags: Option<Vec<String>>,
    #[aws(header = "X-Owner", host_label, rename = "Account")]
    account: String,
    #[aws(header = "X-List")]
    list: Option<Vec<Kind>>,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: HashMap<String, String>,
    #[aws(header = "X-Json", json_value)]
    json: Option<String>,
    #[aws(idempotency_token)]
    token: Option<String>,
    #[aws(default = 3)]
    retries: u8,
    #[aws(timestamp = "http-date")]
    expires: Option<Timestamp>,
    #[aws(body)]
    content: Blob,
    #[aws(sensitive)]
    secret: Option<Sensitive<String>>,
}

#[aws_output]
#[derive(Clone, Debug, PartialEq)]
struct Stored {
    #[aws(status_code)]
    status: u16,
    #[aws(header = "X-Kind")]
    kind: Kind,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: BTreeMap<String, String>,
    size: u64,
    ratio: Option<f64>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Foo,
    #[aws(unknown)]
    Unknown(String),
}

fn minimal() -> Store {
    Store::new(
        -1,
        Timestamp::from_secs(0),
        "a",
        Kind::Foo,
        "acc",
        HashMap::new(),
        "content",
    )
    .token("t")
}

fn full() -> Store {
    let mut store = Store::new(
        i64::MAX,
        Timestamp::from_epoch(1_576_540_098, 123_000_000),
        "x/y z/\u{e4}",
        "later, \"kind\"",
        "0",
        [
            ("a".to_owned(), "b, c".to_owned()),
            ("d".to_owned(), String::new()),
        ],
        b"\xff\0".as_slice(),
    );
    store = store
        .tags(["a&b", ""])
        .list(["Foo", "a,b"])
        .json("{}")
        .token("t");
    store
        .retries(0)
        .expires(Timestamp::from_secs(1))
        .secret("s3cret")
}

#[test]
fn every_binding_at_once() {
    let sent = encoded(&full());
    assert_eq!(
        sent.uri().to_string(),
        concat!(
            "https://0.data.example.com/9223372036854775807/2019-12-16T23%3A48%3A18.123Z/files/",
            "x/y%20z/%C3%A4?upload&version=2&kind=later%2C%20%22kind%22&tag=a%26b&tag="
        )
    );
    let header = |name: &str| sent.headers()[name].to_str().expect("text").to_owned();
    assert_eq!(sent.headers().len(), 7);
    assert_eq!(header("accept"), "application/json");
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(header("x-owner"), "0");
    assert_eq!(header("x-list"), r#"Foo, "a,b""#);
    assert_eq!(header("x-meta-a"), "b, c");
    assert_eq!(header("x-meta-d"), "");
    assert_eq!(header("x-json"), "e30=");
    assert_eq!(
        body(&full()),
        concat!(
            r#"{"Token":"t","Retries":0,"Expires":"Thu, 01 Jan 1970 00:00:01 GMT","#,
            r#""Content":"/wA=","Secret":"s3cret"}"#
        )
    );
    assert!(server::matches::<Store>(&sent));
}

#[test]
fn a_request_that_is_written_is_read_the_same() {
    mirrored(&minimal());
    mirrored(&full());
}

#[test]
fn a_reply_that_is_written_is_read_the_same() {
    for stored in [
        Stored::new(200_u16, Kind::Foo, BTreeMap::new(), 0_u64),
        Stored::new(
            299_u16,
            "later",
            [("a".to_owned(), "b".to_owned())],
            u64::MAX,
        )
        .ratio(-0.5),
    ] {
        let reply = Store::encode_output(&stored);
        assert_eq!(Store::decode(reply).expect("a reply"), stored);
    }
}

#[test]
fn a_request_without_members_of_the_body_has_none() {
    #[aws_operation(method = "POST", uri = "/{id}")]
    struct Bound {
        id: u8,
        #[aws(query = "q")]
        query: Option<String>,
        #[aws(header = "h")]
        header: Option<String>,
    }

    #[aws_operation(method = "POST", uri = "/")]
    struct Nothing {}

    let bound = encoded(&Bound::new(1).query("q").header("h"));
    assert!(bound.body().is_empty());
    assert_eq!(bound.headers().len(), 1);
    let nothing = encoded(&Nothing::new());
    assert!(nothing.body().is_empty());
    assert!(nothing.headers().is_empty());
}

#[test]
fn a_request_with_members_of_the_body_has_the_empty_object() {
    #[aws_operation(method = "PUT", uri = "/")]
    #[derive(Clone, Debug, PartialEq)]
    struct Both {
        #[aws(header = "h")]
        header: Option<String>,
        member: Option<String>,
    }

    let sent = encoded(&Both::new().header("h"));
    assert_eq!(crate::text(sent.body()), "{}");
    assert_eq!(sent.headers()["content-type"], "application/json");
    mirrored(&Both::new().header("h"));
    mirrored(&Both::new().member("m"));
}

#[test]
fn a_member_for_the_content_type_of_a_json_body_wins() {
    #[aws_operation(method = "PUT", uri = "/")]
    #[derive(Clone, Debug, PartialEq)]
    struct Patch {
        member: Option<String>,
        #[aws(header = "Content-Type")]
        content_type: Option<String>,
    }

    let sent = encoded(&Patch::new().content_type("application/x-amz-json-1.1"));
    assert_eq!(sent.headers().len(), 1);
    assert_eq!(sent.headers()["content-type"], "application/x-amz-json-1.1");
    assert_eq!(crate::text(sent.body()), "{}");
    mirrored(&Patch::new().content_type("application/json").member("m"));
}

#[test]
fn a_body_that_is_meant_is_sent_with_get_too() {
    #[aws_operation(method = "GET", uri = "/")]
    #[derive(Clone, Debug, PartialEq)]
    struct Describe {
        #[aws(body)]
        next: Option<String>,
        #[aws(body, rename = "MaxResults")]
        max: Option<u32>,
    }

    assert_eq!(
        body(&Describe::new().next("n").max(1)),
        r#"{"next":"n","MaxResults":1}"#
    );
    assert_eq!(body(&Describe::new()), "{}");
    mirrored(&Describe::new().max(1));
    mirrored(&Describe::new());
}

#[test]
fn a_member_that_is_marked_for_the_body_fills_no_label() {
    #[aws_operation(method = "PUT", uri = "/{id}")]
    #[derive(Clone, Debug, PartialEq)]
    struct Put {
        #[aws(label, rename = "id")]
        label: String,
        #[aws(query = "id")]
        query: String,
        #[aws(header = "id")]
        header: String,
        #[aws(rename = "Id")]
        body: String,
    }

    let put = Put::new("l", "q", "h", "b");
    assert_eq!(target(&put), "/l?id=q");
    assert_eq!(body(&put), r#"{"Id":"b"}"#);
    mirrored(&put);
}

#[test]
fn what_a_request_lacks_is_named_wherever_it_should_be() {
    let request = |uri: &str, headers: &[(&str, &str)], body: &str| {
        let mut request = Request::post(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.to_owned()).expect("a valid request");
        let read = Store::decode_request(&request);
        read.expect_err("a bad request").message().to_owned()
    };
    let uri = "/1/0/files/a?upload&version=2";
    let with_kind = "/1/0/files/a?upload&kind=k&version=2";
    let content = r#"{"Content":""}"#;
    for (uri, headers, body, told) in [
        (
            uri,
            &[("x-owner", "o")][..],
            content,
            "missing required member `kind`",
        ),
        (with_kind, &[], content, "missing required member `X-Owner`"),
        (
            with_kind,
            &[("x-owner", "o")],
            "",
            "missing required member `Content`",
        ),
        (
            "/x/0/files/a?upload&version=2",
            &[],
            content,
            "the label `{Id}` has an unexpected form",
        ),
        (
            "/1/x/files/a?upload&version=2",
            &[],
            content,
            "the label `{time}` has an unexpected form",
        ),
    ] {
        // A position follows where the body is meant.
        let found = request(uri, headers, body);
        assert!(found.starts_with(told), "{found}");
    }
}
