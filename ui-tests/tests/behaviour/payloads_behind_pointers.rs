//! Payloads that a request borrows or that stand in a box: what they point at is sent and read.

use std::io::Read;

use aws_operation::http::Response;
use aws_operation::{
    Blob, ByteStream, Document, EncodeSettings, Endpoint, Operation, aws_operation, aws_output,
    aws_shape,
};

use crate::{encoded, mirrored, text};

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Owner {
    name: Option<String>,
}

/// Asserts that a borrowed payload becomes these bytes, and the same as one that is owned.
macro_rules! assert_borrowed {
    ($ty:ty, $value:expr, $content_type:expr, $body:expr) => {{
        #[aws_operation(method = "PUT", uri = "/")]
        struct Borrowing<'a> {
            #[aws(payload)]
            content: &'a $ty,
        }

        #[aws_operation(method = "PUT", uri = "/")]
        struct PerhapsBorrowing<'a> {
            #[aws(payload)]
            content: Option<&'a $ty>,
        }

        let value = $value;
        let content: &$ty = &value;
        for request in [
            encoded(&Borrowing::new(content)),
            encoded(&PerhapsBorrowing::new().content(content)),
        ] {
            assert_eq!(request.headers()["content-type"], $content_type);
            assert_eq!(text(request.body()), $body);
        }
    }};
}

#[test]
fn a_payload_can_be_borrowed() {
    assert_borrowed!(Blob, Blob::from("b"), "application/octet-stream", "b");
    assert_borrowed!(str, "s", "text/plain", "s");
    assert_borrowed!(String, "s".to_owned(), "text/plain", "s");
    assert_borrowed!(Box<str>, Box::from("s"), "text/plain", "s");
    let document = Document::from(vec![1]);
    assert_borrowed!(Document, document, "application/json", "[1]");
    let owner = Owner::new().name("n");
    assert_borrowed!(Owner, owner, "application/json", r#"{"name":"n"}"#);
}

#[test]
fn a_borrowed_structure_that_is_not_set_is_the_empty_object() {
    #[aws_operation(method = "PUT", uri = "/")]
    struct Put<'a> {
        #[aws(payload)]
        owner: Option<&'a Owner>,
    }

    assert_eq!(text(encoded(&Put::new()).body()), "{}");
}

#[test]
fn a_payload_can_stand_in_a_box() {
    #[aws_operation(method = "PUT", uri = "/", output = Boxed)]
    #[derive(Debug, PartialEq)]
    struct Put {
        #[aws(payload)]
        owner: Option<Box<Owner>>,
    }

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Boxed {
        #[aws(payload)]
        owner: Box<Owner>,
    }

    let request = Put::new().owner(Owner::new().name("n"));
    assert_eq!(text(encoded(&request).body()), r#"{"name":"n"}"#);
    mirrored(&request);
    assert_eq!(text(encoded(&Put::new()).body()), "{}");
    let read = Put::decode(Response::new(r#"{"name":"n"}"#)).expect("a reply");
    assert_eq!(read, Boxed::new(Owner::new().name("n")));
}

#[test]
fn a_stream_can_be_borrowed_and_stand_in_a_box() {
    #[aws_operation(method = "PUT", uri = "/", output = Boxed)]
    struct Put<'a> {
        #[aws(payload)]
        content: &'a ByteStream,
    }

    #[aws_output]
    struct Boxed {
        #[aws(payload)]
        content: Box<ByteStream>,
    }

    let endpoint = Endpoint::new("https://example.com").expect("a valid endpoint");
    let stream = ByteStream::from_reader(&b"sent"[..], Some(4));
    let request = Put::new(&stream)
        .encode_streaming(&EncodeSettings::new(&endpoint))
        .expect("a request");
    let mut sent = String::new();
    request
        .into_body()
        .read_to_string(&mut sent)
        .expect("a stream");
    assert_eq!(sent, "sent");
    let mut reply = Put::decode(Response::new("came")).expect("a reply");
    let mut came = String::new();
    reply.content.read_to_string(&mut came).expect("a stream");
    assert_eq!(came, "came");
}
