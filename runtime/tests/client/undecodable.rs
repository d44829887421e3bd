//! Successful replies that are not what the operation returns.

use aws_operation::Error;

use crate::support::{Ping, Reply, Server, client, error_of, greet};

/// The body leads to this text, and then says where.
#[track_caller]
fn is_unexpected(body: impl AsRef<[u8]>, text: &str) {
    let (error, _) = error_of(Reply::json(body));
    let shown = error.to_string();
    assert!(matches!(error, Error::Response(_)), "{error:?}");
    assert!(
        shown.starts_with(&format!(
            "Greet: the reply cannot be read: {text}, at line 1, column "
        )) && shown.ends_with(" (HTTP 200, request id r-1)"),
        "{shown}"
    );
}

/// The reply has the status and the request id `r-1`, and leads to this text.
#[track_caller]
fn is_undecodable(reply: Reply, status: u16, text: &str) {
    let (error, _) = error_of(reply);
    assert_eq!(
        error.to_string(),
        format!("Greet: {text} (HTTP {status}, request id r-1)")
    );
    let Error::Response(response) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(response.operation(), "Greet");
    assert_eq!(response.status(), status);
    assert_eq!(response.request_id(), Some("r-1"));
    assert!(!error.is_retryable() && !error.is_timeout() && !error.is_throttling());
    assert!(error.service_error().is_none());
}

#[track_caller]
fn is_unreadable(body: impl AsRef<[u8]>, text: &str) {
    is_undecodable(
        Reply::json(body),
        200,
        &format!("the reply cannot be read: {text}"),
    );
}

#[test]
fn truncated_json() {
    is_unreadable(
        r#"{"text":"Hel"#,
        "the JSON ends early, at line 1, column 12",
    );
    is_unreadable("{\n", "the JSON ends early, at line 2, column 0");
    is_unreadable(
        r#"{"text":"Hello""#,
        "the JSON ends early, at line 1, column 15",
    );
}

#[test]
fn wrong_types() {
    is_unexpected(
        r#"{"text":7}"#,
        "member `text`: expected a string, found an integer",
    );
    is_unexpected(
        r#"{"text":"Hello","times":"often"}"#,
        "member `times`: expected i32, found a string",
    );
    is_unexpected(
        r#"{"text":"Hello","times":5000000000}"#,
        "member `times`: expected i32",
    );
    is_unexpected("[]", "expected an object, found an array");
    is_unexpected("null", "expected an object, found null");
    is_unexpected("{}", "missing required member `text`");
}

#[test]
fn trailing_garbage() {
    is_unreadable(
        r#"{"text":"Hello"} {"text":"Hello"}"#,
        "the body is not JSON, at line 1, column 18",
    );
}

#[test]
fn what_is_no_json() {
    is_unreadable("Hello, Ada", "the body is not JSON, at line 1, column 1");
    is_unreadable(b"\x00\xff\xfe", "the body is not JSON, at line 1, column 1");
}

#[test]
fn invalid_utf8() {
    is_unreadable(
        b"{\"text\":\"Hello\xff\"}",
        "the body is not JSON, at line 1, column 15",
    );
}

#[test]
fn deep_nesting() {
    let deep = "[".repeat(100_000);
    let closed = format!("{deep}{}", "]".repeat(100_000));
    is_unexpected(&deep, "expected an object, found an array");
    let text = "member `text`: expected a string, found an array";
    is_unexpected(format!(r#"{{"text":{closed}}}"#), text);
}

#[test]
fn deep_nesting_in_an_unknown_member_is_passed_over() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let body = format!(r#"{{"unknown":{deep},"text":"Hello"}}"#);
    let server = Server::start([Reply::json(body)]);
    let greeting = greet(&client(&server)).expect("a greeting");
    assert_eq!(greeting.text, "Hello");
}

#[test]
fn no_body() {
    let text = "the reply has no body: missing required member `text`, at line 1, column 2";
    is_undecodable(Reply::json(""), 200, text);
    is_undecodable(Reply::json(" \r\n"), 200, text);
    let no_content = Reply::head("204 No Content", &[("x-amzn-requestid", "r-1")]);
    is_undecodable(no_content, 204, text);
    let chunked = [
        ("transfer-encoding", "chunked"),
        ("x-amzn-requestid", "r-1"),
    ];
    let chunked = Reply::head("200 OK", &chunked).then_send("0\r\n\r\n");
    is_undecodable(chunked, 200, text);
}

#[test]
fn no_body_is_a_reply_where_nothing_is_expected() {
    let replies = [
        Reply::json(""),
        Reply::head("204 No Content", &[]),
        Reply::json(r#"{"unexpected":true}"#),
    ];
    for reply in replies {
        let server = Server::start([reply]);
        client(&server).send(&Ping::new()).expect("a success");
    }
}

#[test]
fn an_html_page() {
    let text = "the reply is an HTML page where JSON was expected; a proxy or a sign-in portal of the network may stand between this program and AWS";
    let page = "<!DOCTYPE html><title>Welcome</title><p>Please accept our terms.";
    is_undecodable(Reply::json(page), 200, text);
    let headers = [("content-type", "text/html"), ("x-amzn-requestid", "r-1")];
    is_undecodable(Reply::new("200 OK", &headers, "Welcome"), 200, text);

    // JSON is JSON, whatever a test double calls it.
    let server = Server::start([Reply::new("200 OK", &headers, r#"{"text":"Hello"}"#)]);
    assert_eq!(greet(&client(&server)).expect("a greeting").text, "Hello");
    let server = Server::start([Reply::new("200 OK", &headers, "null")]);
    client(&server).send(&Ping::new()).expect("a success");
}
