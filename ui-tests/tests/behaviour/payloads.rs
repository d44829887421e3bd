//! Members that are the whole body.

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::{
    Blob, Body, Document, Error, Operation, Sensitive, aws_operation, aws_output, aws_shape,
};

use crate::{encoded, mirrored, reply, text};

/// An operation and its output whose payload is of a type, required and optional.
macro_rules! payloads {
    ($($module:ident: $ty:ty;)*) => {$(
        mod $module {
            use super::*;

            #[aws_operation(method = "PUT", uri = "/", output = Output)]
            #[derive(Debug, PartialEq)]
            pub(super) struct Put {
                #[aws(payload)]
                pub(super) content: $ty,
            }

            #[aws_output]
            #[derive(Debug, PartialEq)]
            pub(super) struct Output {
                #[aws(payload)]
                pub(super) content: $ty,
            }

            #[aws_operation(method = "PUT", uri = "/", output = PerhapsOutput)]
            #[derive(Debug, PartialEq)]
            pub(super) struct Perhaps {
                #[aws(payload)]
                pub(super) content: Option<$ty>,
            }

            #[aws_output]
            #[derive(Debug, PartialEq)]
            pub(super) struct PerhapsOutput {
                #[aws(payload)]
                pub(super) content: Option<$ty>,
            }
        }
    )*};
}

payloads! {
    blob: Blob;
    secret: Sensitive<Blob>;
    string: String;
    text_enum: Kind;
    structure: Owner;
    union: Principal;
    document: Document;
}

#[aws_shape(rename_all = "snake_case")]
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    LongName,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Owner {
    name: Option<String>,
    age: Option<u8>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Principal {
    Owner(Owner),
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

#[track_caller]
fn is(request: &Request<Body>, content_type: Option<&str>, body: &str) {
    let found = request.headers().get("content-type");
    assert_eq!(
        found.map(|found| found.to_str().expect("text")),
        content_type
    );
    assert_eq!(text(request.body()), body);
    assert_eq!(request.headers().len(), usize::from(content_type.is_some()));
}

const BINARY: Option<&str> = Some("application/octet-stream");
const TEXT: Option<&str> = Some("text/plain");
const JSON: Option<&str> = Some("application/json");

#[test]
fn a_blob_is_the_body_as_it_is() {
    is(
        &encoded(&blob::Put::new("blobby blob")),
        BINARY,
        "blobby blob",
    );
    is(&encoded(&blob::Put::new("")), BINARY, "");
    is(&encoded(&blob::Perhaps::new().content("b")), BINARY, "b");
    is(&encoded(&blob::Perhaps::new()), None, "");
    let bytes = [0_u8, 255, b'\n', 0x80].as_slice();
    let request = encoded(&blob::Put::new(bytes));
    assert_eq!(request.body().as_bytes(), bytes);
    mirrored(&blob::Put::new(bytes));
    mirrored(&blob::Put::new(""));
    mirrored(&blob::Perhaps::new().content("b"));
    mirrored(&blob::Perhaps::new());
    is(
        &encoded(&secret::Put::new(Blob::from("s3cret"))),
        BINARY,
        "s3cret",
    );
}

#[test]
fn a_string_is_plain_text() {
    is(&encoded(&string::Put::new("a \"b\" ä")), TEXT, "a \"b\" ä");
    is(&encoded(&string::Put::new("")), TEXT, "");
    is(&encoded(&string::Perhaps::new()), None, "");
    mirrored(&string::Put::new("a \"b\" ä\r\n"));
    mirrored(&string::Put::new(""));
    mirrored(&string::Perhaps::new());
}

#[test]
fn an_enum_of_strings_is_plain_text() {
    is(
        &encoded(&text_enum::Put::new(Kind::LongName)),
        TEXT,
        "long_name",
    );
    is(&encoded(&text_enum::Put::new("later")), TEXT, "later");
    is(&encoded(&text_enum::Perhaps::new()), None, "");
    mirrored(&text_enum::Put::new("long_name"));
    mirrored(&text_enum::Put::new("later"));
    mirrored(&text_enum::Perhaps::new());
}

#[test]
fn a_structure_is_json_and_the_empty_object_where_it_is_not_set() {
    let owner = Owner::new().name("Ada");
    is(
        &encoded(&structure::Put::new(owner.clone())),
        JSON,
        r#"{"name":"Ada"}"#,
    );
    is(&encoded(&structure::Put::new(Owner::new())), JSON, "{}");
    is(&encoded(&structure::Perhaps::new()), JSON, "{}");
    mirrored(&structure::Put::new(owner.clone()));
    mirrored(&structure::Put::new(Owner::new()));
    mirrored(&structure::Perhaps::new().content(owner));
}

#[test]
fn a_union_is_json_and_no_body_where_it_is_not_set() {
    let ada = Principal::Owner(Owner::new().age(36));
    is(
        &encoded(&union::Put::new(ada.clone())),
        JSON,
        r#"{"owner":{"age":36}}"#,
    );
    is(&encoded(&union::Perhaps::new()), None, "");
    mirrored(&union::Put::new(ada));
    mirrored(&union::Put::new(Principal::Name(String::new())));
    mirrored(&union::Perhaps::new());
}

#[test]
fn a_document_is_any_json() {
    for body in [
        r#"{"a":[1,null,"x"]}"#,
        r#""text""#,
        "[]",
        "{}",
        "null",
        "1.5",
        "true",
        "\"\"",
    ] {
        let document: Document = serde_json::from_str(body).expect("JSON");
        is(&encoded(&document::Put::new(document.clone())), JSON, body);
        mirrored(&document::Put::new(document.clone()));
        mirrored(&document::Perhaps::new().content(document));
    }
    is(&encoded(&document::Perhaps::new()), None, "");
    mirrored(&document::Perhaps::new());
}

#[test]
fn a_reply_is_read_as_its_payload() {
    let reply = blob::Put::decode(reply(200, &[], "<html>")).expect("a reply");
    assert_eq!(reply.content, Blob::from("<html>"));
    let reply = string::Put::decode(Response::new(" text\n")).expect("a reply");
    assert_eq!(reply.content, " text\n");
    let reply = text_enum::Put::decode(Response::new("long_name")).expect("a reply");
    assert_eq!(reply.content, Kind::LongName);
    let reply = structure::Put::decode(Response::new(r#"{"age":1}"#)).expect("a reply");
    assert_eq!(reply.content, Owner::new().age(1));
    let reply = union::Put::decode(Response::new(r#"{"__type":"x","name":"n"}"#)).expect("a reply");
    assert_eq!(reply.content, Principal::Name("n".to_owned()));
    let reply = document::Put::decode(Response::new("[null]")).expect("a reply");
    assert_eq!(reply.content, serde_json::json!([null]));
}

#[test]
fn a_reply_without_a_body_is_a_payload_that_is_not_set() {
    let empty = || Response::new("");
    assert_eq!(
        blob::Perhaps::decode(empty()).expect("a reply").content,
        None
    );
    assert_eq!(
        secret::Perhaps::decode(empty()).expect("a reply").content,
        None
    );
    assert_eq!(
        string::Perhaps::decode(empty()).expect("a reply").content,
        None
    );
    assert_eq!(
        text_enum::Perhaps::decode(empty())
            .expect("a reply")
            .content,
        None
    );
    assert_eq!(
        structure::Perhaps::decode(empty())
            .expect("a reply")
            .content,
        None
    );
    assert_eq!(
        union::Perhaps::decode(empty()).expect("a reply").content,
        None
    );
    assert_eq!(
        document::Perhaps::decode(empty()).expect("a reply").content,
        None
    );
}

#[test]
fn a_reply_without_a_body_is_empty_where_the_payload_is_required() {
    let empty = || Response::new("");
    assert_eq!(
        blob::Put::decode(empty()).expect("a reply").content,
        Blob::default()
    );
    assert_eq!(string::Put::decode(empty()).expect("a reply").content, "");
    assert_eq!(
        structure::Put::decode(empty()).expect("a reply").content,
        Owner::new()
    );
    for shown in [
        union::Put::decode(empty())
            .expect_err("no union")
            .to_string(),
        document::Put::decode(empty())
            .expect_err("no document")
            .to_string(),
    ] {
        assert!(shown.starts_with("Put: "), "{shown}");
    }
}

#[test]
fn a_payload_that_is_none_of_its_kind_is_named_and_not_repeated() {
    let bytes: &[u8] = b"s3cret\xff";
    for shown in [
        string::Put::decode(Response::new(bytes))
            .expect_err("no UTF-8")
            .to_string(),
        text_enum::Put::decode(Response::new(bytes))
            .expect_err("no UTF-8")
            .to_string(),
        structure::Put::decode(Response::new(bytes))
            .expect_err("no JSON")
            .to_string(),
        structure::Put::decode(Response::new("[\"s3cret\"]"))
            .expect_err("a list")
            .to_string(),
        structure::Put::decode(Response::new(r#"{"age":"s3cret"}"#))
            .expect_err("text")
            .to_string(),
        union::Put::decode(Response::new(r#"{"name":["s3cret"]}"#))
            .expect_err("list")
            .to_string(),
        document::Put::decode(Response::new("s3cret"))
            .expect_err("no JSON")
            .to_string(),
    ] {
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.starts_with("Put: "), "{shown}");
    }
}

#[test]
fn a_page_is_content_where_anything_can_be_content() {
    let page = |body| {
        let response = Response::builder().header("content-type", "text/html");
        response.body(body).expect("a valid response")
    };
    let html = "<!DOCTYPE html><html></html>";
    assert_eq!(
        blob::Put::decode(page(html)).expect("content").content,
        Blob::from(html)
    );
    assert_eq!(
        string::Put::decode(page(html)).expect("content").content,
        html
    );
    assert_eq!(
        string::Perhaps::decode(page(html))
            .expect("content")
            .content
            .as_deref(),
        Some(html)
    );
    for shown in [
        structure::Put::decode(page(html))
            .map(drop)
            .map_err(|error| error.to_string()),
        structure::Perhaps::decode(page(html))
            .map(drop)
            .map_err(|error| error.to_string()),
        union::Perhaps::decode(page(html))
            .map(drop)
            .map_err(|error| error.to_string()),
        document::Put::decode(page(html))
            .map(drop)
            .map_err(|error| error.to_string()),
    ] {
        let shown = shown.expect_err("a page is no JSON");
        assert!(shown.contains("HTML"), "{shown}");
    }
}

#[test]
fn a_page_is_an_error_where_only_headers_are_read() {
    #[aws_operation(method = "HEAD", uri = "/", output = Head)]
    struct GetHead {}

    #[aws_output]
    #[derive(Debug)]
    struct Head {
        #[aws(header = "ETag")]
        tag: Option<String>,
    }

    let error = GetHead::decode(Response::new("<html>")).expect_err("a portal's page");
    assert!(matches!(error, Error::Response(_)), "{error}");
    let head = GetHead::decode(reply(200, &[("etag", "t")], "anything")).expect("a reply");
    assert_eq!(head.tag.as_deref(), Some("t"));
}

#[test]
fn what_a_server_writes_a_client_reads() {
    macro_rules! same {
        ($($module:ident: $($content:expr),*;)*) => {$($(
            let output = $module::PerhapsOutput::new().content($content);
            let reply = $module::Perhaps::encode_output(&output);
            assert_eq!($module::Perhaps::decode(reply).expect("a reply"), output);
            let output = $module::Output::new($content);
            let reply = $module::Put::encode_output(&output);
            assert_eq!($module::Put::decode(reply).expect("a reply"), output);
        )*)*};
    }
    same! {
        blob: "b", "<html>", Blob::from(b"\xff");
        secret: Blob::from("s");
        string: "t", "ä\r\n";
        text_enum: "long_name", "later";
        structure: Owner::new().name("Ada"), Owner::new();
        union: Principal::Name("n".to_owned()), Principal::Owner(Owner::new());
        document: serde_json::json!({"a": [null]}), serde_json::json!("");
    }
}

#[test]
fn a_server_says_what_its_payload_is() {
    let content_type = |reply: &Response<Body>| {
        let found = reply.headers().get("content-type");
        found.map(|found| found.to_str().expect("text").to_owned())
    };
    let reply = blob::Put::encode_output(&blob::Output::new("b"));
    assert_eq!(content_type(&reply).as_deref(), BINARY);
    let reply = string::Put::encode_output(&string::Output::new("b"));
    assert_eq!(content_type(&reply).as_deref(), TEXT);
    let reply = structure::Put::encode_output(&structure::Output::new(Owner::new()));
    assert_eq!(content_type(&reply).as_deref(), JSON);
    assert_eq!(text(reply.body()), "{}");
    let reply = blob::Perhaps::encode_output(&blob::PerhapsOutput::new());
    assert_eq!(content_type(&reply), None);
    assert!(reply.body().is_empty());
    let reply = structure::Perhaps::encode_output(&structure::PerhapsOutput::new());
    assert_eq!(text(reply.body()), "{}");
}

#[test]
fn a_member_for_the_content_type_wins() {
    #[aws_operation(method = "PUT", uri = "/", output = Blobs)]
    #[derive(Debug, PartialEq)]
    struct PutBlob {
        // Before the header, which makes no difference.
        #[aws(payload)]
        content: Option<Blob>,
        #[aws(header = "Content-Type")]
        content_type: Option<String>,
    }

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Blobs {
        #[aws(payload)]
        content: Option<Blob>,
        #[aws(header = "content-type")]
        content_type: Option<String>,
    }

    let jpeg = Some("image/jpeg");
    let request = PutBlob::new().content("b").content_type("image/jpeg");
    is(&encoded(&request), jpeg, "b");
    mirrored(&request);
    is(&encoded(&PutBlob::new().content("b")), BINARY, "b");
    is(
        &encoded(&PutBlob::new().content_type("image/jpeg")),
        jpeg,
        "",
    );
    is(&encoded(&PutBlob::new()), None, "");
    let output = Blobs::new().content("b").content_type("image/jpeg");
    let reply = PutBlob::encode_output(&output);
    assert_eq!(PutBlob::decode(reply).expect("a reply"), output);
}

#[test]
fn members_beside_a_payload_go_elsewhere() {
    #[aws_operation(method = "PUT", uri = "/{name}", output = Put)]
    #[derive(Debug, PartialEq)]
    struct PutThing {
        name: String,
        #[aws(payload)]
        owner: Owner,
        #[aws(query = "version")]
        version: u8,
        #[aws(header = "X-Kind")]
        kind: Kind,
    }

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Put {
        #[aws(header = "X-Kind")]
        kind: Option<Kind>,
        #[aws(payload)]
        owner: Option<Owner>,
        #[aws(status_code)]
        status: i32,
    }

    let request = PutThing::new("n", Owner::new().age(1), 2, "k");
    let sent = encoded(&request);
    assert_eq!(sent.uri(), "https://example.com/n?version=2");
    assert_eq!(sent.headers()["x-kind"], "k");
    assert_eq!(text(sent.body()), r#"{"age":1}"#);
    mirrored(&request);
    let output = Put::new(201).kind("k").owner(Owner::new());
    let reply = PutThing::encode_output(&output);
    assert_eq!(PutThing::decode(reply).expect("a reply"), output);
}

#[test]
fn a_required_document_in_the_body_may_be_null() {
    #[aws_operation(method = "POST", uri = "/", output = Documents)]
    #[derive(Debug, PartialEq)]
    struct PutDocument {
        document: Document,
        more: Option<Document>,
    }

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Documents {
        document: Document,
        more: Option<Document>,
    }

    let request = PutDocument::new(Document::Null);
    assert_eq!(crate::body(&request), r#"{"document":null}"#);
    mirrored(&request);
    let read = |body| PutDocument::decode(Response::new(body));
    assert_eq!(
        read(r#"{"document":null,"more":null}"#).expect("a reply"),
        Documents::new(Document::Null)
    );
    assert_eq!(
        read(r#"{"document":{"a":[null]},"more":0}"#).expect("a reply"),
        Documents::new(serde_json::json!({"a": [null]})).more(0)
    );
    let shown = read("{}").expect_err("no document").to_string();
    assert!(
        shown.contains("missing required member `document`"),
        "{shown}"
    );
}
