//! What decides on another attempt beside the fault: the operation, the caller, the policy, the deadline and the quota. What
//! becomes of each fault is in `faults`.

use std::time::Duration;

use aws_operation::retry::RetryPolicy;
use aws_operation::{ByteStream, Client, Operation, aws_operation};

use crate::attempts::{
    CreateThing, CreateThingWithToken, GetThing, SearchThings, Thing, named, retrying, status,
    thing,
};
use crate::support::{Reply, Server};

#[aws_operation(method = "PUT", uri = "/content", output = Thing)]
struct PutContent {
    #[aws(payload)]
    content: ByteStream,
}

/// How many requests the server saw, the waits between them, and whether the call ended well.
#[track_caller]
fn became<O: Operation>(
    operation: &O,
    script: impl IntoIterator<Item = Reply>,
) -> (usize, Vec<u128>, bool) {
    let server = Server::start(script);
    let (builder, waits) = retrying(&server);
    let result = builder.build().expect("a URL").send(operation);
    (
        server.requests().len(),
        waits.milliseconds(),
        result.is_ok(),
    )
}

#[test]
fn operations_that_say_so_are_made_again() {
    let fault = status("500 Internal Server Error");
    let script = || [fault.clone(), fault.clone(), thing()];
    let twice_more = (3, vec![50, 100], true);
    assert_eq!(became(&SearchThings::new("x"), script()), twice_more);
    assert_eq!(became(&CreateThingWithToken::new(), script()), twice_more);
    assert_eq!(became(&CreateThing::new("x"), script()), (1, vec![], false));
}

#[test]
fn the_caller_can_say_that_a_call_can_be_made_again() {
    let server = Server::start([status("500 Internal Server Error"), thing()]);
    let (builder, waits) = retrying(&server);
    let client = builder.build().expect("a URL");
    let create = CreateThing::new("x");
    let thing = client.call(&create).idempotent().send().expect("a thing");
    assert_eq!(thing.id, "t-1");
    assert_eq!(waits.milliseconds(), [50]);
}

/// An exchange of what is good once.
#[aws_operation(method = "POST", uri = "/tokens", output = Thing, idempotent = false)]
struct ExchangeCode {
    code: String,
}

#[test]
fn a_client_can_make_all_operations_again_but_those_that_say_no() {
    fn became<O: Operation>(operation: &O) -> (usize, bool) {
        let fault = status("503 Service Unavailable");
        let server = Server::start([fault.clone(), fault, thing()]);
        let (builder, _) = retrying(&server);
        let client = builder.retry_all_operations().build().expect("a URL");
        let result = client.send(operation);
        (server.requests().len(), result.is_ok())
    }

    assert_eq!(became(&CreateThing::new("x")), (3, true));
    assert_eq!(became(&SearchThings::new("x")), (3, true));
    assert_eq!(became(&ExchangeCode::new("x")), (1, false));
    #[cfg(feature = "sso-oidc")]
    {
        let exchange =
            aws_operation::sso_oidc::CreateToken::device_code_grant("id", "secret", "code");
        assert_eq!(became(&exchange), (1, false));
    }
}

#[test]
fn what_says_no_is_made_again_where_nothing_was_done_or_the_caller_says_so() {
    let throttled = named("429 Too Many Requests", "SomethingElse");
    let outcome = became(&ExchangeCode::new("x"), [throttled, thing()]);
    assert_eq!(outcome, (2, vec![1000], true));
    let server = Server::start([status("500 Internal Server Error"), thing()]);
    let (builder, _) = retrying(&server);
    let client = builder.build().expect("a URL");
    let exchange = ExchangeCode::new("x");
    client.call(&exchange).idempotent().send().expect("a thing");
}

#[test]
fn what_a_modelled_error_means_its_model_says() {
    for (reply, outcome) in [
        (
            named("429 Too Many Requests", "TooManyThingsException"),
            (2, vec![1000], true),
        ),
        (
            named("429 Too Many Requests", "SomethingElse"),
            (2, vec![1000], true),
        ),
        (
            named("429 Too Many Requests", "ThingQuotaExceededException"),
            (1, vec![], false),
        ),
        (named("409 Conflict", "BusyException"), (2, vec![50], true)),
        (
            named("404 Not Found", "NoSuchThingException"),
            (1, vec![], false),
        ),
    ] {
        // It says so of every operation.
        assert_eq!(became(&CreateThing::new("x"), [reply, thing()]), outcome);
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
        assert_eq!(
            waits.milliseconds(),
            [50, 100, 200, 400, 800, 1600][..attempts - 1]
        );
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
    let server = Server::start([status("429 Too Many Requests")]);
    let (builder, waits) = retrying(&server);
    let client = builder
        .retries(RetryPolicy::standard().max_attempts(10))
        .operation_timeout(Duration::from_secs(8))
        .build()
        .expect("a URL");
    client.send(&GetThing::new("a")).expect_err("it lasts");
    assert_eq!(
        waits.milliseconds(),
        [1000, 2000, 4000],
        "the next wait would be 8 s, past the limit"
    );
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn the_quota_is_shared_by_the_calls_of_a_client() {
    // 500 pays for 35 attempts at 14 each, or 100 at 5 each, beside the first attempt of each call.
    for (fault, attempts) in [
        ("500 Internal Server Error", 35),
        ("429 Too Many Requests", 100),
    ] {
        let server = Server::start([status(fault)]);
        let (builder, _) = retrying(&server);
        let client: Client = builder.build().expect("a URL");
        for _ in 0..60 {
            client
                .clone()
                .send(&GetThing::new("a"))
                .expect_err("it lasts");
        }
        assert_eq!(server.requests().len(), 60 + attempts, "{fault}");
    }
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
