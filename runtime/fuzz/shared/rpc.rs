//! Messages of operations without HTTP bindings, whatever their protocol.

use std::fmt::Debug;

use aws_operation::http::{Method, Request, Response, StatusCode, Uri};
use aws_operation::server::{self, ServerError, ServerOperation, ServerOutput};
use aws_operation::{Body, Endpoint};

use crate::check::{self, NUMBER, SECRET, VALUE};
use crate::message;

/// A reply, as text: read or refused, and written as it was read.
pub(crate) fn reply<O>(data: &[u8])
where
    O: ServerOperation<Output: ServerOutput + Debug, Error: ServerError + Debug>,
{
    let (status, headers, body) = message::split(data);
    // The names of headers are no secret, and a secret is one in sensitive members alone. Names are in lower case.
    let in_name = |text| headers.keys().any(|name| name.as_str().contains(text));
    if in_name(VALUE) || in_name(NUMBER) || in_name(SECRET) || contains(data, SECRET) {
        return;
    }
    let mut reply = Response::new(body.to_vec());
    *reply.status_mut() = StatusCode::from_bytes(status).unwrap_or(StatusCode::OK);
    *reply.headers_mut() = headers;
    check::one::<O>(&reply);

    let Ok(output) = O::decode(reply) else { return };
    let written = O::encode_output(&output).map(Body::into_bytes);
    // A union whose member is known by name only cannot be written.
    if written.status().is_success() {
        let again = O::decode(written).expect("what we write we read");
        let twice = O::encode_output(&again).map(Body::into_bytes);
        let thrice = O::encode_output(&O::decode(twice.clone()).expect("read"));
        assert_eq!(twice.body(), thrice.body().as_bytes());
    }
}

/// A request, as text. One that is not for the operation gets the head of an `example`, so that its body is read.
pub(crate) fn request<O: ServerOperation + Debug>(data: &[u8], example: &O) {
    let (line, headers, body) = message::split(data);
    let space = line.iter().position(|byte| *byte == b' ').unwrap_or(0);
    let (method, uri) = line.split_at(space);
    let mut request = Request::new(body.to_vec());
    *request.method_mut() = Method::from_bytes(method).unwrap_or(Method::POST);
    *request.uri_mut() = Uri::try_from(uri.trim_ascii()).unwrap_or_default();
    *request.headers_mut() = headers;
    if !server::matches::<O>(&request) {
        read::<O>(&request);
        request = encoded(example).expect("an example").map(|_| body.to_vec());
    }
    let Some(operation) = read::<O>(&request) else {
        return;
    };
    let Some(written) = encoded(&operation) else {
        return;
    };
    let again: O =
        read(&written).unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(written.body())));
    let twice = encoded(&again).expect("what was read can be written");
    let thrice = encoded(&read::<O>(&twice).expect("read"));
    assert_eq!(thrice.map(Request::into_body), Some(twice.into_body()));
}

fn encoded<O: ServerOperation>(operation: &O) -> Option<Request<Vec<u8>>> {
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let request = operation.encode(&endpoint).ok()?;
    Some(request.map(Body::into_bytes))
}

fn read<O: ServerOperation + Debug>(request: &Request<Vec<u8>>) -> Option<O> {
    match O::decode_request(request) {
        Ok(operation) => {
            let _ = format!("{operation:?}");
            Some(operation)
        }
        Err(error) => {
            let reply = error.response();
            assert_eq!(reply.status(), 400);
            let body = String::from_utf8_lossy(reply.body().as_bytes());
            let shown = format!("{error} {error:?} {body}");
            assert!(!shown.contains(VALUE) && !shown.contains(NUMBER), "{shown}");
            assert!(!error.to_string().chars().any(char::is_control), "{shown}");
            None
        }
    }
}

fn contains(data: &[u8], text: &str) -> bool {
    data.windows(text.len())
        .any(|window| window == text.as_bytes())
}
