//! Replies that are too large.

use aws_operation::{Error, TransportErrorKind};

use crate::support::{Reply, Server, builder, error_from, error_of};

const LIMIT: u64 = 1000;

fn too_large<E: aws_operation::ModeledError>(error: &Error<E>) {
    assert!(
        matches!(error, Error::Transport(error) if error.kind() == TransportErrorKind::TooLarge),
        "{error:?}"
    );
    assert!(!error.is_retryable());
}

#[track_caller]
fn is_past_the_limit(reply: Reply) {
    let server = Server::start([reply, Reply::greeting()]);
    let client = builder(&server.url()).max_response_body(LIMIT).build();
    let error = error_from(&client.expect("a URL"));
    assert_eq!(
        error.to_string(),
        "Greet: the reply is larger than 1000 bytes, the client's limit; raise `max_response_body` if it should be"
    );
    too_large(&error);
}

fn body(length: usize) -> String {
    format!("{:<length$}", r#"{"text":"Hello, Ada"}"#)
}

#[test]
fn a_body_with_its_length_announced_is_not_waited_for() {
    is_past_the_limit(Reply::head("200 OK", &[("content-length", "1001")]).then_silence());
    is_past_the_limit(
        Reply::head("200 OK", &[("content-length", "18446744073709551615")]).then_silence(),
    );
}

#[test]
fn a_body_of_chunks_is_read_up_to_the_limit() {
    let head = Reply::head("200 OK", &[("transfer-encoding", "chunked")]);
    let chunk = format!("3e9\r\n{}\r\n", body(1001));
    is_past_the_limit(head.then_send(chunk).then_silence());
}

#[test]
fn a_body_that_ends_with_the_connection_is_read_up_to_the_limit() {
    is_past_the_limit(
        Reply::head("200 OK", &[])
            .then_send(body(1001))
            .then_silence(),
    );
}

#[test]
fn the_limit_holds_for_error_replies() {
    let headers = [("x-amzn-errortype", "TooManyGreetingsException")];
    is_past_the_limit(Reply::new("429 Too Many Requests", &headers, body(1001)));
}

#[test]
fn a_body_of_just_the_limit_is_read() {
    let chunked = Reply::head("200 OK", &[("transfer-encoding", "chunked")])
        .then_send(format!("3e8\r\n{}\r\n0\r\n\r\n", body(1000)));
    for reply in [Reply::json(body(1000)), chunked] {
        let server = Server::start([reply]);
        let client = builder(&server.url()).max_response_body(LIMIT).build();
        let greeting = crate::support::greet(&client.expect("a URL")).expect("within the limit");
        assert_eq!(greeting.text, "Hello, Ada");
    }
}

#[test]
fn headers_that_are_too_large() {
    let (error, _) = error_of(Reply::new("200 OK", &[("x", &"x".repeat(70_000))], "{}"));
    assert_eq!(
        error.to_string(),
        "Greet: the headers of the reply are larger than 65536 bytes; check the endpoint"
    );
    too_large(&error);
}

#[test]
fn headers_that_never_end() {
    let (error, _) = error_of(Reply::raw(
        "HTTP/1.1 200 OK\r\n".to_owned() + &"x: y\r\n".repeat(50_000),
    ));
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert!(!error.is_retryable());
}

#[test]
fn headers_that_are_too_many() {
    let (error, address) = error_of(Reply::new("200 OK", &[("x", "y"); 200], "{}"));
    let text = error.to_string();
    assert!(
        text.starts_with(&format!(
            "Greet: the reply of {address} cannot be read as HTTP: "
        )) && text.contains("too many headers")
            && text.ends_with("; check the endpoint"),
        "{text}"
    );
}
