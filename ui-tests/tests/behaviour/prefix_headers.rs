//! Maps whose entries are headers with a prefix in common.

use std::collections::{BTreeMap, HashMap};

use aws_operation::http::Request;
use aws_operation::server::ServerOperation;
use aws_operation::{Operation, Sensitive, aws_operation, aws_output};

use crate::{encoded, mirrored, refusal, reply};

#[aws_operation(method = "GET", uri = "/", output = Object)]
#[derive(Clone, Debug, PartialEq)]
struct GetObject {
    #[aws(header = "X-Foo")]
    foo: Option<String>,
    #[aws(prefix_headers = "X-Foo-")]
    metadata: Option<BTreeMap<String, String>>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Object {
    #[aws(prefix_headers = "X-Foo-")]
    metadata: Option<HashMap<String, String>>,
    #[aws(header = "X-Foo")]
    foo: Option<String>,
}

fn map<M: FromIterator<(String, String)>>(entries: &[(&str, &str)]) -> M {
    let entries = entries.iter();
    entries
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn every_entry_is_a_header() {
    let request = GetObject::new().foo("f").metadata(map::<BTreeMap<_, _>>(&[
        ("abc", "Abc, d"),
        ("empty", ""),
        ("x-foo-", "ä"),
    ]));
    let sent = encoded(&request);
    assert_eq!(sent.headers().len(), 4);
    assert_eq!(sent.headers()["x-foo"], "f");
    assert_eq!(sent.headers()["X-Foo-abc"], "Abc, d");
    assert_eq!(sent.headers()["x-foo-empty"], "");
    assert_eq!(sent.headers()["x-foo-x-foo-"].as_bytes(), "ä".as_bytes());
    mirrored(&request);
    mirrored(&GetObject::new());
    mirrored(&GetObject::new().foo("f"));
}

#[test]
fn an_empty_map_is_no_header() {
    #[aws_operation(method = "GET", uri = "/")]
    #[derive(Clone, Debug, PartialEq)]
    struct Required {
        #[aws(prefix_headers = "X-Foo-")]
        metadata: BTreeMap<String, String>,
    }

    let request = GetObject::new().metadata(BTreeMap::new());
    assert!(encoded(&request).headers().is_empty());
    mirrored(&Required::new(BTreeMap::new()));
    mirrored(&Required::new(map::<BTreeMap<_, _>>(&[("a", "b")])));
}

#[test]
fn a_reply_is_read_whatever_the_case_of_its_names() {
    let sent = [
        ("X-FOO-ABC", "1"),
        ("x-foo-b", "2"),
        ("x-foo", "3"),
        ("x-fo", "4"),
    ];
    let object = GetObject::decode(reply(200, &sent, "")).expect("a reply");
    let entries = map::<HashMap<_, _>>(&[("abc", "1"), ("b", "2")]);
    assert_eq!(object, Object::new().foo("3").metadata(entries));
    let none = GetObject::decode(reply(200, &[("x-foo", "3")], "")).expect("a reply");
    assert_eq!(none, Object::new().foo("3"));
}

#[test]
fn what_a_server_writes_a_client_reads() {
    for output in [
        Object::new(),
        Object::new().metadata(map::<HashMap<_, _>>(&[("a", ""), ("b", "c")])),
    ] {
        let reply = GetObject::encode_output(&output);
        assert_eq!(GetObject::decode(reply).expect("a reply"), output);
    }
}

#[test]
fn names_and_values_that_http_does_not_allow_are_refused() {
    for (name, value, told) in [
        ("a b", "v", "has a name that HTTP does not allow"),
        ("a:", "v", "has a name that HTTP does not allow"),
        ("a\r\nEvil", "v", "has a name that HTTP does not allow"),
        ("ä", "v", "has a name that HTTP does not allow"),
        (
            "a",
            "s3cret\r\nEvil: 1",
            "has a value that HTTP does not allow",
        ),
    ] {
        let shown = refusal(&GetObject::new().metadata(map::<BTreeMap<_, _>>(&[(name, value)])));
        assert!(shown.contains(told), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(!shown.contains('\n'), "{shown}");
    }
}

mod empty_prefix {
    use super::{
        BTreeMap, GetAll, Operation, Request, ServerOperation, encoded, map, mirrored, refusal,
        reply,
    };

    #[test]
    fn the_entries_are_any_headers() {
        let request = GetAll::new(map::<BTreeMap<_, _>>(&[
            ("x-foo", "Foo"),
            ("hello", "Hello"),
        ]));
        let sent = encoded(&request);
        assert_eq!(sent.headers().len(), 2);
        assert_eq!(sent.headers()["x-foo"], "Foo");
        assert_eq!(sent.headers()["hello"], "Hello");
    }

    /// Smithy's test `HttpEmptyPrefixHeadersRequestClient`.
    #[test]
    fn a_header_of_its_own_wins() {
        let request = GetAll::new(map::<BTreeMap<_, _>>(&[
            ("x-foo", "Foo"),
            ("hello", "Hello"),
        ]))
        .first("There")
        .last("Here");
        let sent = encoded(&request);
        assert_eq!(sent.headers().len(), 3);
        assert_eq!(sent.headers()["hello"], "There");
        assert_eq!(sent.headers()["bye"], "Here");
        let request = GetAll::new(map::<BTreeMap<_, _>>(&[("Hello", "map"), ("BYE", "map")]))
            .first("There")
            .last("Here");
        let sent = encoded(&request);
        assert_eq!(sent.headers().get_all("hello").iter().count(), 1);
        assert_eq!(sent.headers()["hello"], "There");
        assert_eq!(sent.headers()["bye"], "Here");
    }

    /// Smithy's test `HttpEmptyPrefixHeadersRequestServer`.
    #[test]
    fn a_header_of_its_own_is_in_the_map_too() {
        let request = Request::get("/")
            .header("x-foo", "Foo")
            .header("hello", "There")
            .body("")
            .expect("a valid request");
        let read = GetAll::decode_request(&request).expect("a request");
        let entries = map::<BTreeMap<_, _>>(&[("x-foo", "Foo"), ("hello", "There")]);
        assert_eq!(read, GetAll::new(entries).first("There"));
        mirrored(&read);
        let sent = [("x-foo", "Foo"), ("hello", "There")];
        let output = GetAll::decode(reply(200, &sent, "")).expect("a reply");
        assert_eq!(output.headers, map(&sent));
    }

    #[test]
    fn headers_that_frame_the_message_are_refused() {
        for name in ["Host", "content-length", "Transfer-Encoding", "connection"] {
            let shown = refusal(&GetAll::new(map::<BTreeMap<_, _>>(&[(name, "v")])));
            assert!(
                shown.contains("is set by the client and cannot be given"),
                "{shown}"
            );
        }
        let shown = refusal(&GetAll::new(map::<BTreeMap<_, _>>(&[("", "v")])));
        assert!(
            shown.contains("has a name that HTTP does not allow"),
            "{shown}"
        );
    }
}

#[aws_operation(method = "GET", uri = "/", output = All)]
#[derive(Clone, Debug, PartialEq)]
struct GetAll {
    #[aws(header = "hello")]
    first: Option<String>,
    #[aws(prefix_headers = "")]
    headers: BTreeMap<String, String>,
    #[aws(header = "Bye")]
    last: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct All {
    #[aws(prefix_headers = "")]
    headers: BTreeMap<String, String>,
}

#[test]
fn secrets_are_marked() {
    #[aws_operation(method = "GET", uri = "/")]
    struct Marked {
        #[aws(prefix_headers = "X-", sensitive)]
        headers: BTreeMap<String, String>,
    }

    #[aws_operation(method = "GET", uri = "/")]
    struct Wrapped {
        #[aws(prefix_headers = "X-")]
        headers: BTreeMap<String, Sensitive<String>>,
    }

    let sent = encoded(&Marked::new([("a".to_owned(), "s3cret".to_owned())]));
    assert!(sent.headers()["x-a"].is_sensitive());
    let sent = encoded(&Wrapped::new([("a".to_owned(), "s3cret".into())]));
    assert!(sent.headers()["x-a"].is_sensitive());
    let sent = encoded(&GetAll::new(map::<BTreeMap<_, _>>(&[
        ("a", "open"),
        ("authorization", "s"),
    ])));
    assert!(!sent.headers()["a"].is_sensitive());
    assert!(sent.headers()["authorization"].is_sensitive());
}

#[test]
fn the_map_does_not_show_the_secrets_of_other_members() {
    #[aws_operation(method = "GET", uri = "/", output = Session)]
    struct Open {}

    #[aws_output]
    struct Session {
        #[aws(header = "X-Session-Token", sensitive)]
        token: Option<String>,
        #[aws(prefix_headers = "x-session-")]
        all: Option<HashMap<String, String>>,
    }

    let headers = [("x-session-token", "s3cret"), ("x-session-name", "n")];
    let session = Open::decode(reply(200, &headers, "")).expect("a session");
    assert_eq!(session.token.as_deref(), Some("s3cret"));
    assert!(!format!("{session:?}").contains("s3cret"), "{session:?}");
    assert_eq!(session.all, Some(map(&[("name", "n")])));
}
