//! Calls without a reply, or with one that is none.

use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use aws_operation::{Endpoint, Error, TransportErrorKind};
use aws_operation_async_example::{http_client, send};

use crate::double::{Double, reply};
use crate::items::{GetItem, ItemError, PutItem, REGION, call, credentials};

/// What a call to this URL ends with.
async fn failure(url: &str, http: &reqwest::Client) -> Error<ItemError> {
    let endpoint = Endpoint::new(url).expect("a URL");
    let request = PutItem::new("lamp");
    let result = send(http, &request, &credentials(), REGION, &endpoint).await;
    result.expect_err("there is no reply")
}

fn kind(error: &Error<ItemError>) -> Option<TransportErrorKind> {
    match error {
        Error::Transport(error) => Some(error.kind()),
        _ => None,
    }
}

/// A port that nobody listens at, or a listener that lets everybody wait.
fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    (listener, url)
}

#[tokio::test]
async fn no_connection_is_safe_to_try_again() {
    let (listener, url) = listener();
    drop(listener);
    let error = failure(&url, &http_client().expect("a client")).await;
    assert_eq!(kind(&error), Some(TransportErrorKind::Connect), "{error}");
    assert_eq!(error.to_string(), "PutItem: no connection to 127.0.0.1");
    assert!(error.may_be_retried(false));
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_not() {
    let (listener, url) = listener();
    thread::spawn(move || listener.accept().map(drop));
    let error = failure(&url, &http_client().expect("a client")).await;
    assert_eq!(
        kind(&error),
        Some(TransportErrorKind::Interrupted),
        "{error}"
    );
    assert!(!error.may_be_retried(false) && error.may_be_retried(true));
}

#[tokio::test]
async fn a_service_that_says_nothing_runs_into_the_limit() {
    let (_listener, url) = listener();
    let limit = Duration::from_millis(200);
    http_client().expect("a provider of cryptography is chosen");
    let http = reqwest::Client::builder().timeout(limit).build();
    let error = failure(&url, &http.expect("a client")).await;
    assert!(error.is_timeout(), "{error}");
    assert!(!error.may_be_retried(false) && error.may_be_retried(true));
}

#[tokio::test]
async fn what_is_not_encrypted_is_told_apart() {
    let double = Double::start(|_| reply(200, &[], "{}")).expect("a server");
    let url = double.url().replace("http://", "https://");
    let error = failure(&url, &http_client().expect("a client")).await;
    assert_eq!(kind(&error), Some(TransportErrorKind::Tls), "{error}");
    assert!(!error.may_be_retried(true));
}

#[tokio::test]
async fn plain_http_goes_to_this_machine_only() {
    let http = http_client().expect("a client");
    let error = failure("http://store.example.com", &http).await;
    assert_eq!(kind(&error), Some(TransportErrorKind::Configuration));
    assert!(error.to_string().contains("use https"), "{error}");
}

#[tokio::test]
async fn a_redirect_is_an_error() {
    let elsewhere = [("location", "http://127.0.0.1:1/items")];
    let double = Double::start(move |_| reply(307, &elsewhere, "")).expect("a server");
    let error = call(&double, &PutItem::new("lamp")).await;
    let error = error.expect_err("it is not followed");
    assert!(error.to_string().contains("307"), "{error}");
    assert_eq!(double.lines(), ["POST /items"]);
}

#[tokio::test]
async fn a_reply_without_end_is_cut_off() {
    let large = format!("{{\"name\":\"{}\"}}", "x".repeat(8 * 1024 * 1024));
    let double = Double::start(move |_| reply(200, &[], &large)).expect("a server");
    let error = call(&double, &GetItem::new("lamp")).await;
    let error = error.expect_err("it is too large");
    assert_eq!(kind(&error), Some(TransportErrorKind::TooLarge), "{error}");
}

#[tokio::test]
async fn no_error_shows_the_query() {
    let (listener, url) = listener();
    drop(listener);
    let endpoint = Endpoint::new(&url).expect("a URL");
    let http = http_client().expect("a client");
    let request = GetItem::new("lamp").version("s3cret");
    let result = send(&http, &request, &credentials(), REGION, &endpoint).await;
    let error = result.expect_err("nobody listens");
    assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
}
