//! Connections that end too early.

use aws_operation::{Error, TransportErrorKind};

use crate::support::{Reply, error_of};

#[track_caller]
fn is_interrupted(reply: Reply) {
    let (error, address) = error_of(reply);
    assert_eq!(
        error.to_string(),
        format!(
            "Greet: {address} closed the connection before the reply was complete; it may have acted on the request"
        )
    );
    assert!(error.is_retryable() && !error.is_timeout());
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Interrupted),
        "{error:?}"
    );
}

#[test]
fn before_any_reply() {
    is_interrupted(Reply::raw("").then_close());
}

#[test]
fn in_the_status_line() {
    is_interrupted(Reply::raw("HTTP/1.1 20").then_close());
}

#[test]
fn in_the_headers() {
    is_interrupted(Reply::raw("HTTP/1.1 200 OK\r\nContent-Type: applica").then_close());
    is_interrupted(Reply::raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n").then_close());
}

#[test]
fn in_a_body_whose_length_was_announced() {
    let head = Reply::head("200 OK", &[("content-length", "23")]);
    is_interrupted(head.then_send(r#"{"text":"Hel"#).then_close());
}

#[test]
fn in_a_body_of_chunks() {
    for part in [
        "",
        "8\r\n{\"text\":",
        "8\r\n{\"tex",
        "8",
        "17\r\n{\"text\":\"Hello, Ada\"}\r\n",
    ] {
        let head = Reply::head("200 OK", &[("transfer-encoding", "chunked")]);
        is_interrupted(head.then_send(part).then_close());
    }
}

#[test]
fn in_an_error_reply() {
    let head = Reply::head(
        "400 Bad Request",
        &[
            ("x-amzn-errortype", "UnknownLanguageException"),
            ("content-length", "50"),
        ],
    );
    is_interrupted(head.then_send("{").then_close());
}

#[test]
fn in_an_interim_reply() {
    is_interrupted(Reply::raw("HTTP/1.1 100 Continue\r\n\r\n").then_close());
}
