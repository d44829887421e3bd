//! What annotated types do: the bytes that a request becomes, what comes of the bytes of a reply, and the mirror of both.

mod checksums;
mod compression_and_checksums;
mod constant_headers;
mod construction;
mod defaults;
mod error_bindings;
mod errors;
mod headers;
mod host_prefix;
mod imported;
mod labels;
mod members;
mod metadata;
mod mirror;
mod mirror_bindings;
mod output_bindings;
mod payloads;
mod payloads_behind_pointers;
mod prefix_headers;
mod query;
mod refusals;
mod rpc;
mod secrets;
mod streams;
mod timestamps;
mod tokens;
mod unions;
mod unreadable;
mod values;
mod xml;

use std::fmt::Debug;

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::{Body, BuildError, Endpoint, Error, Operation};

/// The request that an operation becomes.
fn encoded(operation: &impl Operation) -> Request<Body> {
    let endpoint = Endpoint::new("https://example.com").expect("a valid endpoint");
    operation.encode(&endpoint).expect("a valid request")
}

/// Why an operation becomes no request.
#[track_caller]
fn refusal(operation: &impl Operation) -> String {
    let endpoint = Endpoint::new("https://example.com").expect("a valid endpoint");
    let refused: Result<_, BuildError> = operation.encode(&endpoint);
    refused.expect_err("no request").to_string()
}

/// Path and query of the request that an operation becomes.
fn target(operation: &impl Operation) -> String {
    let request = encoded(operation);
    let target = request.uri().path_and_query().expect("a path");
    target.as_str().to_owned()
}

/// Asserts that the server half reads what the client half writes.
#[track_caller]
fn mirrored<O: ServerOperation + Debug + PartialEq>(operation: &O) {
    let read = O::decode_request(&encoded(operation));
    assert_eq!(read.as_ref(), Ok(operation));
}

/// A reply with these headers.
fn reply<'a>(status: u16, headers: &[(&str, &str)], body: &'a str) -> Response<&'a str> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body).expect("a valid response")
}

/// The body of the request that an operation becomes.
fn body(operation: &impl Operation) -> String {
    text(encoded(operation).body())
}

/// A body as text.
fn text(body: &Body) -> String {
    String::from_utf8(body.as_bytes().to_vec()).expect("UTF-8")
}

/// What comes of a reply with status 200.
fn decoded<O: Operation>(body: &str) -> Result<O::Output, Error<O::Error>> {
    O::decode(Response::new(body))
}

/// What comes of a reply with another status, with or without `x-amzn-errortype`.
fn failed<O: Operation>(status: u16, error_type: Option<&str>, body: &str) -> Error<O::Error>
where
    O::Output: Debug,
{
    let mut response = Response::builder().status(status);
    if let Some(error_type) = error_type {
        response = response.header("x-amzn-errortype", error_type);
    }
    let response = response.body(body).expect("a valid response");
    O::decode(response).expect_err("an error")
}

/// The message for a reply with status 200 that cannot be read.
fn complaint<O: Operation>(body: &str) -> String
where
    O::Output: Debug,
{
    match decoded::<O>(body) {
        Err(error @ Error::Response(_)) => error.to_string(),
        other => panic!("{body} gives {other:?}"),
    }
}
