//! Calls that are made again, against a server with faults, on a clock that does not wait.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::{
    ByteStream, Client, ClientBuilder, Error, Operation, aws_error, aws_operation, aws_output,
};

use crate::support::{Deserted, Reply, Server, builder};

/// A clock that keeps the waits and lets no time pass, with the most unlucky chance: every wait is the longest.
#[derive(Clone, Default)]
struct Waits {
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Waits {
    fn seconds(&self) -> Vec<u128> {
        let waits = self.waits.lock().expect("no panic under the lock");
        waits
            .iter()
            .map(|wait| wait.as_millis().div_ceil(1000))
            .collect()
    }
}

impl Clock for Waits {
    fn now(&self) -> Instant {
        let waits = self.waits.lock().expect("no panic under the lock");
        // Real time would let the deadline depend on the machine.
        START.with(|start| *start) + waits.iter().sum::<Duration>()
    }

    fn sleep(&self, duration: Duration) {
        self.waits
            .lock()
            .expect("no panic under the lock")
            .push(duration);
    }

    fn random(&self) -> f64 {
        1.0 - f64::EPSILON
    }
}

thread_local! {
    static START: Instant = Instant::now();
}

#[aws_operation(method = "GET", uri = "/things/{id}", output = Thing, error = ThingError)]
struct GetThing {
    id: String,
}

#[aws_operation(method = "POST", uri = "/things", output = Thing, error = ThingError)]
struct CreateThing {
    name: String,
}

#[aws_operation(method = "POST", uri = "/things", output = Thing, error = ThingError)]
struct CreateThingWithToken {
    #[aws(idempotency_token)]
    client_token: Option<String>,
}

#[aws_operation(method = "POST", uri = "/search", output = Thing, error = ThingError, idempotent)]
struct SearchThings {
    text: String,
}

#[aws_operation(method = "PUT", uri = "/content", output = Thing)]
struct PutContent {
    #[aws(payload)]
    content: ByteStream,
}

#[aws_output]
#[derive(Debug)]
struct Thing {
    id: String,
}

#[aws_error]
#[derive(Debug)]
enum ThingError {
    #[aws(status = 429, throttling)]
    TooManyThingsException,
    #[aws(status = 409, retryable)]
    BusyException,
    #[aws(status = 404)]
    NoSuchThingException,
}

fn thing() -> Reply {
    Reply::json(r#"{"id":"t-1"}"#)
}

fn status(status: &str) -> Reply {
    Reply::new(status, &[], "")
}

fn named(status: &str, code: &str) -> Reply {
    Reply::new(status, &[("x-amzn-errortype", code)], "{}")
}

fn retrying(server: &Server) -> (ClientBuilder, Waits) {
    let waits = Waits::default();
    let builder = builder(&server.url())
        .read_timeout(Duration::from_millis(200))
        .retries(RetryPolicy::standard())
        .retry_clock(waits.clone());
    (builder, waits)
}

/// What became of a call: how many requests the server saw, the waits between them, and whether it ended well.
#[track_caller]
fn became<O: Operation>(
    operation: &O,
    script: impl IntoIterator<Item = Reply>,
) -> (usize, Vec<u128>, bool) {
    let server = Server::start(script);
    let (builder, waits) = retrying(&server);
    let result = builder.build().expect("a URL").send(operation);
    (server.requests().len(), waits.seconds(), result.is_ok())
}

/// A fault that passes after two attempts, or that does not.
#[track_caller]
fn is_made_again(operation: &impl Operation, fault: &Reply) {
    let passing = [fault.clone(), fault.clone(), thing()];
    assert_eq!(
        became(operation, passing),
        (3, vec![1, 2], true),
        "it passes"
    );
    let lasting = [fault.clone()];
    assert_eq!(
        became(operation, lasting),
        (3, vec![1, 2], false),
        "it lasts"
    );
}

#[track_caller]
fn is_made_once(operation: &impl Operation, fault: &Reply) {
    assert_eq!(
        became(operation, [fault.clone(), thing()]),
        (1, vec![], false)
    );
}

/// Faults after which nobody knows whether the service has acted.
fn transient() -> Vec<Reply> {
    let head = Reply::raw("HTTP/1.1 200 OK\r\ncontent-le");
    let body = Reply::head("200 OK", &[("content-length", "12")]).then_send("{\"id\":");
    vec![
        status("500 Internal Server Error"),
        status("502 Bad Gateway"),
        status("503 Service Unavailable"),
        status("504 Gateway Timeout"),
        named("400 Bad Request", "RequestTimeout"),
        named("400 Bad Request", "InternalError"),
        Reply::default().then_close(),
        head.clone().then_close(),
        body.clone().then_close(),
        Reply::default().then_silence(),
        head.then_silence(),
        body.then_silence(),
    ]
}

/// Faults that say that the service has not acted.
fn safe() -> Vec<Reply> {
    vec![
        status("429 Too Many Requests"),
        named("429 Too Many Requests", "TooManyThingsException"),
        named("400 Bad Request", "ThrottlingException"),
        named("400 Bad Request", "SlowDown"),
        named("409 Conflict", "BusyException"),
    ]
}

/// Replies that another attempt would bring again.
fn final_ones() -> Vec<Reply> {
    vec![
        status("400 Bad Request"),
        status("403 Forbidden"),
        status("501 Not Implemented"),
        named("404 Not Found", "NoSuchThingException"),
        named("409 Conflict", "ConflictException"),
        Reply::new("302 Found", &[("location", "https://example.com/")], ""),
        Reply::json("[]"),
        Reply::json("{}"),
        Reply::raw("garbage\r\n\r\n").then_close(),
    ]
}

#[test]
fn what_may_pass_is_made_again_where_it_can_do_no_harm() {
    let get = GetThing::new("t-1");
    let search = SearchThings::new("x");
    for fault in transient() {
        is_made_again(&get, &fault);
        is_made_again(&search, &fault);
        is_made_again(&CreateThingWithToken::new(), &fault);
    }
}

#[test]
fn what_may_have_been_done_is_not_done_again() {
    let create = CreateThing::new("x");
    for fault in transient() {
        is_made_once(&create, &fault);
    }
    for fault in safe() {
        is_made_again(&create, &fault);
    }
}

#[test]
fn the_caller_can_say_that_a_call_can_be_made_again() {
    let server = Server::start([status("500 Internal Server Error"), thing()]);
    let (builder, waits) = retrying(&server);
    let client = builder.build().expect("a URL");
    let create = CreateThing::new("x");
    client.call(&create).idempotent().send().expect("a thing");
    assert_eq!(waits.seconds(), [1]);
}

#[test]
fn what_lasts_is_made_once() {
    for fault in final_ones() {
        is_made_once(&GetThing::new("t-1"), &fault);
    }
}

#[test]
fn a_token_is_the_same_in_every_attempt_that_gives_it() {
    let server = Server::start([status("500 Internal Server Error"), thing()]);
    let (builder, _) = retrying(&server);
    let client = builder.build().expect("a URL");
    client.send(&CreateThingWithToken::new()).expect("a thing");
    let bodies: Vec<Vec<u8>> = server
        .requests()
        .into_iter()
        .map(|request| request.body)
        .collect();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[0], bodies[1], "another token would be another thing");
}

#[test]
fn a_reply_can_ask_for_a_wait() {
    let asking = |name, value| Reply::new("503 Service Unavailable", &[(name, value)], "");
    for (header, value, wait) in [
        ("retry-after", "7", 7),
        ("Retry-After", " 0 ", 0),
        ("x-amz-retry-after", "2500", 3),
        // What is no number is passed over.
        ("retry-after", "Fri, 31 Dec 1999 23:59:59 GMT", 1),
        ("retry-after", "-1", 1),
    ] {
        let script = [asking(header, value), thing()];
        assert_eq!(
            became(&GetThing::new("a"), script),
            (2, vec![wait], true),
            "{header}: {value}"
        );
    }
    // Longer than the client is ready to wait.
    let script = [asking("retry-after", "86400"), thing()];
    assert_eq!(became(&GetThing::new("a"), script), (1, vec![], false));
}

#[test]
fn nobody_there_is_tried_again_by_every_operation() {
    let nobody = Deserted::new();
    let waits = Waits::default();
    let client = builder(&format!("http://{}", nobody.address()))
        .retries(RetryPolicy::standard())
        .retry_clock(waits.clone())
        .build()
        .expect("a URL");
    let error = client.send(&CreateThing::new("x")).expect_err("nobody");
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(waits.seconds(), [1, 2]);
}

#[test]
fn a_dropped_connection_of_the_pool_costs_an_attempt_at_most() {
    let server = Server::start([thing().then_close(), thing()]);
    let (builder, waits) = retrying(&server);
    let client = builder.build().expect("a URL");
    for _ in 0..2 {
        client.send(&GetThing::new("a")).expect("a thing");
    }
    assert!(waits.seconds().len() <= 1);
}

#[test]
fn it_can_be_switched_off_and_set() {
    let lasting = || Server::start([status("500 Internal Server Error")]);
    for (policy, attempts) in [
        (RetryPolicy::none(), 1),
        (RetryPolicy::standard().max_attempts(0), 1),
        (RetryPolicy::standard().max_attempts(7), 7),
    ] {
        let server = lasting();
        let (builder, waits) = retrying(&server);
        let client = builder.retries(policy).build().expect("a URL");
        client.send(&GetThing::new("a")).expect_err("it lasts");
        assert_eq!(server.requests().len(), attempts);
        assert_eq!(waits.seconds(), [1, 2, 4, 8, 16, 20][..attempts - 1]);
    }
    let server = lasting();
    let (builder, _) = retrying(&server);
    let client = builder.build().expect("a URL");
    let get = GetThing::new("a");
    let call = client.call(&get).retries(RetryPolicy::none());
    call.send().expect_err("it lasts");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_operation_timeout_ends_the_attempts() {
    let server = Server::start([status("500 Internal Server Error")]);
    let (builder, waits) = retrying(&server);
    let client = builder
        .retries(RetryPolicy::standard().max_attempts(10))
        .operation_timeout(Duration::from_secs(8))
        .build()
        .expect("a URL");
    client.send(&GetThing::new("a")).expect_err("it lasts");
    assert_eq!(
        waits.seconds(),
        [1, 2, 4],
        "the next wait would be 8 s, past the limit"
    );
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn the_quota_is_shared_by_the_calls_of_a_client() {
    let server = Server::start([status("500 Internal Server Error")]);
    let (builder, _) = retrying(&server);
    let client: Client = builder.build().expect("a URL");
    for _ in 0..60 {
        client
            .clone()
            .send(&GetThing::new("a"))
            .expect_err("it lasts");
    }
    // 500 pays for 100 attempts at 5 each, beside the first attempt of each call.
    assert_eq!(server.requests().len(), 60 + 100);
}

#[test]
fn a_stream_is_sent_again_if_it_can_be() {
    let faulty = || Server::start([status("500 Internal Server Error"), thing()]);
    let server = faulty();
    let client = retrying(&server).0.build().expect("a URL");
    client.send(&PutContent::new("bytes")).expect("a thing");
    assert_eq!(server.requests()[1].body, b"bytes");

    let server = faulty();
    let client = retrying(&server).0.build().expect("a URL");
    let once = ByteStream::from_reader(&b"bytes"[..], Some(5));
    let error = client
        .send(&PutContent::new(once))
        .expect_err("the reader is spent");
    // What the service said is worth more than that the reader is spent.
    assert_eq!(
        error.service_error().map(|error| error.status().as_u16()),
        Some(500)
    );
    assert_eq!(server.requests().len(), 1);
}

#[cfg(feature = "sso-oidc")]
#[test]
fn a_token_is_never_exchanged_twice() {
    use aws_operation::sso_oidc::CreateToken;
    for fault in [
        named("500 Internal Server Error", "InternalServerException"),
        status("500 Internal Server Error"),
        status("503 Service Unavailable"),
        named("400 Bad Request", "SlowDownException"),
        Reply::default().then_close(),
        Reply::default().then_silence(),
    ] {
        let refresh = CreateToken::refresh_token_grant("client", "secret", "token");
        is_made_once(&refresh, &fault);
    }
}
