//! Headers given for one call.

use aws_operation::Error;

use crate::support::{Greet, Ping, Reply, Server, builder, client, greet};

#[test]
fn a_header_is_added_to_one_call() {
    let server = Server::start([Reply::greeting()]);
    let client = client(&server);
    client
        .call(&Greet::new("Ada"))
        .header("X-Amzn-Trace-Id", "Root=1")
        .header("x-other", "one")
        .header("X-Other", "two")
        .send()
        .expect("a greeting");
    greet(&client).expect("a greeting");
    let requests = server.requests();
    assert_eq!(requests[0].header("x-amzn-trace-id"), Some("Root=1"));
    let others = requests[0].headers().into_iter();
    let others: Vec<_> = others.filter(|(name, _)| name == "x-other").collect();
    assert_eq!(others, [("x-other".to_owned(), "two")]);
    assert_eq!(requests[1].header("x-amzn-trace-id"), None);
}

#[test]
fn a_header_replaces_what_the_operation_and_the_client_send() {
    let server = Server::start([Reply::greeting()]);
    let client = builder(&server.url()).user_agent("the-client/1").build();
    client
        .expect("a URL")
        .call(&Greet::new("Ada"))
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("User-Agent", "the-call/2")
        .send()
        .expect("a greeting");
    let requests = server.requests();
    for (name, expected) in [
        ("content-type", "application/x-amz-json-1.1"),
        ("user-agent", "the-call/2"),
    ] {
        let headers = requests[0].headers().into_iter();
        let values: Vec<_> = headers.filter(|(key, _)| key == name).collect();
        assert_eq!(values, [(name.to_owned(), expected)]);
    }
}

/// The header is refused with this text, and no connection is made.
#[track_caller]
fn is_refused(name: &str, value: &str, text: &str) {
    let server = Server::start([Reply::greeting()]);
    let client = client(&server);
    let error = client
        .call(&Greet::new("Ada"))
        .header("x-good", "good")
        .header(name, value)
        .header("x-good", "good")
        .send()
        .expect_err("the header is refused");
    assert_eq!(
        error.to_string(),
        format!("Greet: the header {name:?} {text}; nothing was sent")
    );
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert!(!error.is_retryable());
    assert_eq!(server.connections(), 0);
    greet(&client).expect("the client is of use after an error");
}

#[test]
fn what_would_end_the_line_is_refused_before_any_connection() {
    let text = "has a value that HTTP does not allow, such as one with a line break";
    for value in [
        "a\r\nx-forged: yes",
        "a\nb",
        "a\rb",
        "a\0b",
        "\u{7f}",
        "a\r\n\r\nPOST / HTTP/1.1",
    ] {
        is_refused("x-test", value, text);
    }
}

#[test]
fn what_is_no_name_is_refused_before_any_connection() {
    for name in ["", "a b", "a:b", "a\r\nb", "a\0b", "ä", "a\n"] {
        is_refused(name, "value", "has a name that HTTP does not allow");
    }
}

#[test]
fn the_headers_of_the_connection_are_the_clients() {
    for name in [
        "Host",
        "Connection",
        "Content-Length",
        "Transfer-Encoding",
        "HOST",
    ] {
        is_refused(name, "value", "is set by the client and cannot be given");
    }
}

#[test]
fn the_value_of_a_refused_header_is_not_repeated() {
    let server = Server::start([Reply::greeting()]);
    let error = client(&server)
        .call(&Ping::new())
        .header("authorization", "s3cret\n")
        .send()
        .expect_err("the header is refused");
    let formatted = format!("{error} {error:?}");
    assert!(!formatted.contains("s3cret"), "{formatted}");
}
