//! What is refused before anything is sent.

use aws_operation::{Client, Error, aws_operation};

use crate::support::{Reply, Server, client};

#[aws_operation(method = "POST", uri = "/signed", auth = "sigv4")]
struct Signed {}

#[aws_operation(method = "POST", uri = "/unsigned-body", auth = "sigv4-unsigned-body")]
struct UnsignedBody {}

#[aws_operation(method = "POST", uri = "/bearer", auth = "bearer")]
struct Bearer {}

#[aws_operation(method = "GET", uri = "/items/{id}")]
struct GetItem {
    id: String,
}

#[test]
fn an_operation_that_must_be_signed() {
    let server = Server::start([Reply::json("{}")]);
    let client = client(&server);
    let errors = [
        client.send(&Signed::new()).expect_err("no signature"),
        client.send(&UnsignedBody::new()).expect_err("no signature"),
        client.send(&Bearer::new()).expect_err("no token"),
    ];
    let signed = if cfg!(feature = "sigv4") {
        "the operation is signed, and the client has no credentials; give it some with `ClientBuilder::credentials`, or begin with `Client::from_env` (feature `credentials`)"
    } else {
        "the operation is signed, and signing is not compiled in; enable the feature `sigv4` of aws-operation"
    };
    let token = "the operation takes a bearer token, and the client has none; give it one with `ClientBuilder::bearer_token`, or begin with `Client::from_env` (feature `credentials`)";
    for (error, text) in errors.iter().zip([
        format!("Signed: {signed}; nothing was sent"),
        format!("UnsignedBody: {signed}; nothing was sent"),
        format!("Bearer: {token}; nothing was sent"),
    ]) {
        assert_eq!(error.to_string(), text);
        assert!(matches!(error, Error::Build(_)) && !error.is_retryable());
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_label_that_would_change_the_path() {
    let server = Server::start([Reply::json("{}")]);
    let client = client(&server);
    for id in ["", ".", ".."] {
        let error = client.send(&GetItem::new(id)).expect_err("no label");
        let text = error.to_string();
        assert!(
            text.starts_with("GetItem: the value for the label `{id}` of the URI ")
                && text.ends_with("; nothing was sent"),
            "{text}"
        );
    }
    assert_eq!(server.connections(), 0);

    client
        .send(&GetItem::new("../a b%2f?x#y"))
        .expect("a success");
    assert_eq!(
        server.requests()[0].line(),
        "GET /items/..%2Fa%20b%252f%3Fx%23y HTTP/1.1"
    );
}

#[test]
fn plain_http() {
    let refused = |url: &str, allow: bool| {
        let builder = Client::builder().endpoint_url(url);
        let built = builder.allow_loopback_http(allow).proxy(None).build();
        built.expect_err("plain http is refused").to_string()
    };
    assert_eq!(
        refused("http://127.0.0.1:1", false),
        "the endpoint is plain http; for a server on this machine call `allow_loopback_http(true)`"
    );
    for allow in [false, true] {
        for url in [
            "http://example.com",
            "http://10.0.0.1",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "http://0.0.0.0:1",
        ] {
            assert_eq!(
                refused(url, allow),
                "the endpoint is plain http, which would send secrets unencrypted; use https"
            );
        }
    }
    for url in ["http://localhost:1", "http://127.8.9.1", "http://[::1]:1"] {
        let builder = Client::builder().endpoint_url(url);
        builder.allow_loopback_http(true).build().expect("loopback");
    }
    Client::new("http://127.0.0.1:1").expect_err("plain http is refused");
}

#[test]
fn what_is_no_endpoint() {
    for (url, text) in [
        ("", "the endpoint is not a URL with a host"),
        (
            "oidc.us-east-1.amazonaws.com",
            "the endpoint is not a URL with a host",
        ),
        (
            "ftp://example.com",
            "the endpoint's scheme is neither https nor http",
        ),
        (
            "https://user:s3cret@example.com",
            "the endpoint has user information",
        ),
        (
            "https://example.com?s3cret",
            "the endpoint has a query or a fragment",
        ),
        (
            "https://example.com#s3cret",
            "the endpoint has a query or a fragment",
        ),
    ] {
        let error = Client::new(url).expect_err(url);
        assert!(error.to_string().starts_with(text), "{error}");
        let formatted = format!(
            "{error:?} {error} {:?}",
            Client::builder().endpoint_url(url)
        );
        assert!(!formatted.contains("s3cret"), "{formatted}");
    }
    let error = Client::builder().build().expect_err("no endpoint");
    assert_eq!(
        error.to_string(),
        "the client has no endpoint; call `endpoint_url`, `endpoint` or `region`, or begin with `Client::from_env` (feature `credentials`)"
    );
}
