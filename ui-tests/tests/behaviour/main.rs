//! What annotated types do: the bytes that a request becomes, what comes of the bytes of a reply, and the mirror of both.

mod construction;
mod errors;
mod labels;
mod members;
mod metadata;
mod mirror;
mod refusals;
mod secrets;
mod unions;
mod unreadable;
mod values;

use aws_operation::http::{Request, Response};
use aws_operation::{Body, Endpoint, Error, Operation};

/// The request that an operation becomes.
fn encoded(operation: &impl Operation) -> Request<Body> {
    let endpoint = Endpoint::new("https://example.com").expect("a valid endpoint");
    operation.encode(&endpoint).expect("a valid request")
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
    O::Output: std::fmt::Debug,
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
    O::Output: std::fmt::Debug,
{
    match decoded::<O>(body) {
        Err(error @ Error::Response(_)) => error.to_string(),
        other => panic!("{body} gives {other:?}"),
    }
}
