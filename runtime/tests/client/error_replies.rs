//! Error replies: nothing that they say is lost.

use aws_operation::{Error, ServiceError};

use crate::support::{GreetError, Reply, error_of};

fn unmodeled(error: &Error<GreetError>) -> &ServiceError {
    match error {
        Error::Unmodeled(error) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_modelled_error() {
    let headers = [
        (
            "x-amzn-errortype",
            "UnknownLanguageException:http://internal.amazon.com/coral/",
        ),
        ("x-amzn-requestid", "r-1"),
        ("retry-after", "7"),
    ];
    let body = r#"{"language":"tlh","message":"no such language"}"#;
    let (error, _) = error_of(Reply::new("400 Bad Request", &headers, body));
    assert_eq!(
        error.to_string(),
        "Greet: UnknownLanguageException: no such language (HTTP 400, request id r-1)"
    );
    assert!(matches!(
        error.modeled(),
        Some(GreetError::UnknownLanguageException { language: Some(language) }) if language == "tlh"
    ));
    let details = error.service_error().expect("the service reports it");
    assert_eq!(details.operation(), "Greet");
    assert_eq!(details.code(), Some("UnknownLanguageException"));
    assert_eq!(details.message(), Some("no such language"));
    assert_eq!(details.status(), 400);
    assert_eq!(details.request_id(), Some("r-1"));
    assert_eq!(details.headers()["retry-after"], "7");
    assert!(!error.is_retryable() && !error.is_throttling());
}

#[test]
fn an_error_that_asks_for_patience() {
    let headers = [("x-amzn-errortype", "TooManyGreetingsException")];
    let (error, _) = error_of(Reply::new("429 Too Many Requests", &headers, "{}"));
    assert!(error.is_throttling() && error.is_retryable());
    assert_eq!(
        error.to_string(),
        "Greet: TooManyGreetingsException (HTTP 429)"
    );
}

#[test]
fn an_error_that_the_model_does_not_know() {
    let body = r#"{"__type":"com.amazon.coral.service#SerializationException","Message":"bad"}"#;
    let headers = [("x-amzn-requestid", "r-1")];
    let (error, _) = error_of(Reply::new("400 Bad Request", &headers, body));
    let details = unmodeled(&error);
    assert_eq!(details.code(), Some("SerializationException"));
    assert_eq!(details.message(), Some("bad"));
    assert_eq!(
        error.to_string(),
        "Greet: SerializationException: bad (HTTP 400, request id r-1)"
    );
}

#[test]
fn an_error_without_header_and_body() {
    let (error, _) = error_of(Reply::new("500 Internal Server Error", &[], ""));
    let details = unmodeled(&error);
    assert_eq!((details.code(), details.message()), (None, None));
    assert_eq!(details.status(), 500);
    assert_eq!(
        error.to_string(),
        "Greet: an error without a code and without a body (HTTP 500)"
    );
    assert!(error.is_retryable());
}

#[test]
fn an_error_whose_body_is_unreadable_keeps_what_the_header_says() {
    let bodies: [&[u8]; 5] = [
        b"{\"language\":",
        b"{\"language\":7}",
        b"\xff\xfe",
        b"[1,2]",
        b"<html>",
    ];
    for body in bodies {
        let headers = [
            ("x-amzn-errortype", "UnknownLanguageException"),
            ("x-amzn-requestid", "r-1"),
        ];
        let (error, _) = error_of(Reply::new("400 Bad Request", &headers, body));
        let details = error.service_error().expect("the service reports it");
        assert_eq!(
            details.code(),
            Some("UnknownLanguageException"),
            "{error:?}"
        );
        assert_eq!(
            error.to_string(),
            "Greet: UnknownLanguageException (HTTP 400, request id r-1)"
        );
    }
}

#[test]
fn a_gateways_page() {
    let page = "<html><head><title>502 Bad Gateway</title></head></html>";
    let headers = [("content-type", "text/html"), ("server", "awselb/2.0")];
    let (error, _) = error_of(Reply::new("502 Bad Gateway", &headers, page));
    let details = unmodeled(&error);
    assert_eq!(details.code(), None);
    assert_eq!(details.status(), 502);
    assert_eq!(
        error.to_string(),
        "Greet: an HTML page instead of an AWS error; a proxy, gateway or load balancer between this program and AWS sent it (HTTP 502)"
    );
    assert!(error.is_retryable());
}

#[test]
fn deep_nesting_in_an_error() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let body = format!(r#"{{"message":{deep},"code":"Deep"}}"#);
    let (error, _) = error_of(Reply::new("400 Bad Request", &[], body));
    let details = unmodeled(&error);
    assert_eq!((details.code(), details.message()), (Some("Deep"), None));
}

#[test]
fn what_could_steer_a_terminal_is_escaped() {
    let body = r#"{"code":"Bad\u001b[2J","message":"line\r\nline \u202e"}"#;
    let (error, _) = error_of(Reply::new("400 Bad Request", &[], body));
    assert_eq!(
        error.to_string(),
        r"Greet: Bad\u{1b}[2J: line\u{d}\u{a}line \u{202e} (HTTP 400)"
    );
}

#[test]
fn what_is_not_http() {
    let garbage: [&[u8]; 5] = [
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x15\x03\x01\x00\x02\x02\x16",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
    ];
    for bytes in garbage {
        let (error, address) = error_of(Reply::raw(bytes).then_close());
        let text = error.to_string();
        assert!(
            text.starts_with(&format!(
                "Greet: the reply of {address} cannot be read as HTTP: "
            )) && text.ends_with("; check the endpoint"),
            "{text}"
        );
        assert!(!error.is_retryable());
    }
}

#[test]
fn chunks_that_are_not() {
    for body in ["xyz\r\n{}\r\n0\r\n\r\n", "2\r\n{}no line\r\n0\r\n\r\n"] {
        let head = Reply::head("200 OK", &[("transfer-encoding", "chunked")]);
        let (error, _) = error_of(head.then_send(body).then_close());
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.contains("cannot be read as HTTP"), "{text}");
    }
}
