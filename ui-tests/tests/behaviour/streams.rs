//! Payloads that are read and written piece by piece.

use std::io::{self, Read};

use aws_operation::http::{Request, Response, StatusCode};
use aws_operation::server::ServerOperation;
use aws_operation::{
    ByteStream, EncodeSettings, Endpoint, Error, Operation, aws_error, aws_operation, aws_output,
};

use crate::encoded;

#[aws_operation(method = "PUT", uri = "/{name}", output = Object, error = Fault)]
#[derive(Debug)]
struct PutObject {
    name: String,
    #[aws(payload)]
    content: ByteStream,
    #[aws(header = "Content-Type")]
    content_type: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct Object {
    #[aws(payload)]
    content: ByteStream,
    #[aws(header = "ETag")]
    tag: Option<String>,
}

#[aws_error]
#[derive(Debug, PartialEq)]
enum Fault {
    #[aws(status = 404)]
    NoSuchKey { key: Option<String> },
}

#[aws_operation(method = "PUT", uri = "/", output = Perhaps)]
struct PutPerhaps {
    #[aws(payload, requires_length)]
    content: Option<ByteStream>,
}

#[aws_output]
struct Perhaps {
    #[aws(payload)]
    content: Option<ByteStream>,
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://example.com").expect("a valid endpoint")
}

fn all(mut stream: impl Read) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("a stream of text");
    text
}

/// The body that `encode_streaming` gives, and the length that is known of it.
fn streamed(operation: &impl Operation) -> (String, Option<u64>) {
    let endpoint = endpoint();
    let request = operation
        .encode_streaming(&EncodeSettings::new(&endpoint))
        .expect("a request");
    let stream = request.into_body();
    let length = stream.length();
    (all(stream), length)
}

#[track_caller]
fn not_streamed(operation: &impl Operation) -> String {
    let endpoint = endpoint();
    let refused = operation.encode_streaming(&EncodeSettings::new(&endpoint));
    refused.expect_err("no request").to_string()
}

/// Fails the test if it is read.
struct Unread;

impl Read for Unread {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panic!("nothing may be read")
    }
}

/// Gives a few bytes, then breaks off.
struct Broken(bool);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if std::mem::replace(&mut self.0, true) {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        buffer[..2].copy_from_slice(b"ab");
        Ok(2)
    }
}

#[test]
fn bytes_can_be_sent_again_and_again() {
    let put = PutObject::new("n", ByteStream::from("body"));
    for _ in 0..2 {
        assert_eq!(streamed(&put), ("body".to_owned(), Some(4)));
    }
    let put = PutObject::new("n", ByteStream::default());
    assert_eq!(streamed(&put), (String::new(), Some(0)));
}

#[test]
fn a_file_can_be_sent_again_and_again() {
    let put = PutObject::new(
        "n",
        ByteStream::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).expect("a file"),
    );
    let length = put.content.length();
    for _ in 0..2 {
        let (text, known) = streamed(&put);
        assert!(text.starts_with("//!"), "{text}");
        assert_eq!((known, Some(text.len() as u64)), (length, length));
    }
    let folder = ByteStream::from_path(env!("CARGO_MANIFEST_DIR"));
    assert!(folder.is_err(), "a folder is no stream");
    let nothing = ByteStream::from_path("no such file");
    assert!(nothing.is_err(), "there is no such file");
}

#[test]
fn a_reader_can_be_sent_once() {
    let put = PutObject::new("n", ByteStream::from_reader(&b"body"[..], None));
    assert_eq!(streamed(&put), ("body".to_owned(), None));
    assert_eq!(
        not_streamed(&put),
        concat!(
            "PutObject: the payload is a reader that was sent before; make a `ByteStream` for each call, ",
            "or make it from bytes or a path; nothing was sent"
        )
    );
}

#[test]
fn a_request_is_built_without_reading_its_stream() {
    let put = PutObject::new("n", ByteStream::from_reader(Unread, Some(7)));
    let endpoint = endpoint();
    let request = put
        .encode_streaming(&EncodeSettings::new(&endpoint))
        .expect("a request");
    assert_eq!(request.uri(), "https://example.com/n");
    assert_eq!(
        request.headers()["content-type"],
        "application/octet-stream"
    );
    assert_eq!(request.body().length(), Some(7));
}

#[test]
fn a_member_for_the_content_type_wins() {
    let endpoint = endpoint();
    let put = PutObject::new("n", ByteStream::from("b")).content_type("text/csv");
    let request = put
        .encode_streaming(&EncodeSettings::new(&endpoint))
        .expect("a request");
    assert_eq!(request.headers()["content-type"], "text/csv");
}

#[test]
fn bytes_are_asked_for_with_encode_streaming() {
    let put = PutObject::new("n", ByteStream::from("body"));
    assert_eq!(
        put.encode(&endpoint()).expect_err("a stream").to_string(),
        "PutObject: the payload is a stream; call `encode_streaming`; nothing was sent"
    );
    assert_eq!(streamed(&put).0, "body");
}

#[test]
fn a_reader_is_not_used_up_by_a_request_that_is_refused() {
    let put = PutObject::new("n", ByteStream::from_reader(&b"body"[..], None));
    put.encode(&endpoint()).expect_err("a stream");
    assert_eq!(streamed(&put).0, "body");

    let stream = ByteStream::from_reader(&b"body"[..], None);
    let mut put = PutPerhaps::new().content(stream);
    not_streamed(&put);
    let mut stream = put.content.take().expect("the stream");
    assert_eq!(all(&mut stream), "body");
}

#[test]
fn other_operations_can_be_streamed_too() {
    #[aws_operation(method = "POST", uri = "/")]
    struct Create {
        name: Option<String>,
    }

    #[aws_operation(method = "POST", uri = "/")]
    struct Nothing {}

    assert_eq!(
        streamed(&Create::new().name("n")),
        (r#"{"name":"n"}"#.to_owned(), Some(12))
    );
    assert_eq!(streamed(&Create::new()), ("{}".to_owned(), Some(2)));
    assert_eq!(streamed(&Nothing::new()), (String::new(), Some(0)));
}

#[test]
fn a_length_that_is_needed_must_be_known() {
    let with = |stream: ByteStream| PutPerhaps::new().content(stream);
    assert_eq!(streamed(&with(ByteStream::from("body"))).1, Some(4));
    let reader = ByteStream::from_reader(&b"body"[..], Some(4));
    assert_eq!(streamed(&with(reader)), ("body".to_owned(), Some(4)));
    assert_eq!(
        not_streamed(&with(ByteStream::from_reader(Unread, None))),
        concat!(
            "PutPerhaps: the payload is a stream whose length is needed and not known; ",
            "give it to `ByteStream::from_reader`; nothing was sent"
        )
    );
}

#[test]
fn a_stream_that_is_not_set_is_no_body() {
    let request = encoded(&PutPerhaps::new());
    assert!(request.body().is_empty());
    assert!(request.headers().is_empty());
    assert_eq!(streamed(&PutPerhaps::new()), (String::new(), Some(0)));
}

#[test]
fn what_a_label_refuses_leaves_the_stream_alone() {
    let put = PutObject::new("..", ByteStream::from_reader(Unread, None));
    assert!(not_streamed(&put).contains("`{name}`"));
}

#[test]
fn a_reply_is_handed_on_unread() {
    let response = Response::builder()
        .header("etag", "t")
        .body(Unread)
        .expect("a valid response");
    let object = PutObject::decode_streaming(response).expect("a reply");
    assert_eq!(object.tag.as_deref(), Some("t"));
    assert_eq!(object.content.length(), None);

    let object = PutObject::decode_streaming(Response::new(&b"<html>"[..])).expect("a reply");
    assert_eq!(all(object.content), "<html>", "a page is content");
    let perhaps = PutPerhaps::decode_streaming(Response::new(&b"p"[..])).expect("a reply");
    assert_eq!(all(perhaps.content.expect("a stream")), "p");
}

#[test]
fn a_reply_that_is_there_is_a_stream_too() {
    let object = PutObject::decode(Response::new("body")).expect("a reply");
    assert_eq!(object.content.length(), Some(4));
    assert_eq!(all(object.content), "body");
    let perhaps = PutPerhaps::decode(Response::new("")).expect("a reply");
    assert!(perhaps.content.is_none());
}

#[test]
fn a_reply_that_breaks_off_is_an_error_of_whoever_reads_it() {
    let object = PutObject::decode_streaming(Response::new(Broken(false))).expect("a reply");
    let mut content = object.content;
    let mut read = Vec::new();
    let error = content.read_to_end(&mut read).expect_err("it breaks off");
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
    assert_eq!(read, b"ab");
}

#[test]
fn errors_are_read_to_their_end() {
    let response = Response::builder()
        .status(StatusCode::NOT_FOUND)
        .header("x-amzn-errortype", "NoSuchKey")
        .body(&br#"{"key":"k"}"#[..])
        .expect("a valid response");
    match PutObject::decode_streaming(response) {
        Err(Error::Modeled(fault, _)) => {
            let key = Some("k".to_owned());
            assert_eq!(fault, Fault::NoSuchKey { key });
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_error_that_breaks_off_is_an_error_of_the_connection() {
    let response = Response::builder().status(500).body(Broken(false));
    let error = PutObject::decode_streaming(response.expect("a valid response"));
    match error {
        Err(Error::Transport(error)) => {
            let shown = error.to_string();
            assert!(shown.starts_with("PutObject: "), "{shown}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn replies_that_are_no_streams_are_read_to_their_end() {
    #[aws_operation(method = "GET", uri = "/", output = Name)]
    struct GetName {}

    #[aws_output]
    #[derive(Debug)]
    struct Name {
        name: String,
    }

    let reply = Response::new(&br#"{"name":"n"}"#[..]);
    assert_eq!(GetName::decode_streaming(reply).expect("a reply").name, "n");
    let error = GetName::decode_streaming(Response::new(Broken(false)));
    assert!(matches!(error, Err(Error::Transport(_))), "{error:?}");
}

#[test]
fn what_one_half_writes_the_other_reads() {
    let endpoint = endpoint();
    let put = PutObject::new("n", ByteStream::from("body")).content_type("text/csv");
    let (parts, body) = put
        .encode_streaming(&EncodeSettings::new(&endpoint))
        .expect("a request")
        .into_parts();
    let sent = Request::from_parts(parts, all(body));
    let read = PutObject::decode_request(&sent).expect("a request");
    assert_eq!(
        (read.name.as_str(), all(read.content)),
        ("n", "body".to_owned())
    );
    assert_eq!(read.content_type.as_deref(), Some("text/csv"));

    let output = Object::new(ByteStream::from_reader(&b"body"[..], None)).tag("t");
    let reply = PutObject::encode_output(&output);
    assert_eq!(reply.headers()["content-type"], "application/octet-stream");
    let read = PutObject::decode(reply).expect("a reply");
    assert_eq!(
        (read.tag.as_deref(), all(read.content)),
        (Some("t"), "body".to_owned())
    );
}

#[test]
fn a_server_whose_stream_breaks_off_says_so() {
    let output = Object::new(ByteStream::from_reader(Broken(false), None));
    let reply = PutObject::encode_output(&output);
    assert_eq!(reply.status(), 500);
    let error = PutObject::decode(reply).expect_err("HTTP 500");
    assert!(error.to_string().contains("InternalFailure"), "{error}");
}

#[test]
fn nothing_shows_what_is_in_a_stream() {
    let put = PutObject::new("n", ByteStream::from("s3cret"));
    let shown = format!("{put:?}");
    assert!(shown.contains("ByteStream(6 bytes)"), "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
}
