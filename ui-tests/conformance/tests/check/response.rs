//! Replies: what the client half makes of them is what the suite has, and the server half writes such replies.

use aws_operation::http::Response;
use aws_operation::server::{ServerError, ServerOperation, ServerOutput};
use aws_operation::{Error, Operation};
use serde_json::Value;

use super::same;

/// A case of a successful reply.
pub(crate) fn output<O>(name: &str, reply: &str, expected: &str, members: fn(O::Output) -> Value)
where
    O: ServerOperation<Output: ServerOutput>,
{
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    let read = decoded::<O>(name, response(reply));
    let found = members(read);
    assert_same(name, &found, &expected);

    // The mirror: what was read is written, and read again it is the same.
    let written = O::encode_output(&decoded::<O>(name, response(reply)));
    assert!(
        written.status().is_success(),
        "{name}: {}",
        written.status()
    );
    let again = members(decoded::<O>(name, written));
    assert_same(name, &again, &expected);
}

/// A case of a reply that reports an error.
pub(crate) fn error<O>(
    name: &str,
    reply: &str,
    code: &str,
    message: &str,
    expected: &str,
    members: fn(O::Error) -> Value,
) where
    O: ServerOperation<Error: ServerError>,
{
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    let reply = response(reply);
    let status = reply.status();
    let modeled = |reply: Response<Vec<u8>>| match O::decode(reply) {
        Err(Error::Modeled(error, details)) => {
            assert_eq!(details.code(), Some(code), "{name}: code");
            assert_eq!(
                details.message().unwrap_or_default(),
                message,
                "{name}: message"
            );
            assert_eq!(details.status(), status, "{name}: status");
            error
        }
        Err(error) => panic!("{name}: expected the modelled error, found {error:?}"),
        Ok(_) => panic!("{name}: expected an error"),
    };
    let error = modeled(reply);
    let written = O::encode_error(&error);
    assert_same(name, &members(error), &expected);
    // The mirror. The status is the model's.
    assert_eq!(written.status(), status, "{name}: status written");
    let again = modeled(written.map(aws_operation::Body::into_bytes));
    assert_same(name, &members(again), &expected);
}

fn decoded<O: Operation>(name: &str, reply: Response<impl AsRef<[u8]>>) -> O::Output {
    O::decode(reply).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn response(reply: &str) -> Response<Vec<u8>> {
    let reply: Value = serde_json::from_str(reply).expect("JSON");
    let status = reply["status_code"].as_u64().expect("a status");
    let status = u16::try_from(status).expect("a status");
    let mut response = Response::builder().status(status);
    for (name, value) in reply["headers"].as_object().into_iter().flatten() {
        response = response.header(name, value.as_str().expect("a text"));
    }
    let body = reply["body"].as_str().unwrap_or_default();
    response.body(body.as_bytes().to_vec()).expect("a reply")
}

#[track_caller]
fn assert_same(name: &str, found: &Value, expected: &Value) {
    assert!(
        same(&lower(name, found), &lower(name, expected)),
        "{name}: {found}, expected {expected}"
    );
}

/// HTTP does not tell the cases of header names apart, and the crate `http` keeps them in lower case: so are the keys of the
/// maps that are made of header names, in the cases that have such maps.
fn lower(name: &str, value: &Value) -> Value {
    const PREFIX_HEADERS: [&str; 2] = ["fooMap", "prefixHeaders"];
    if !name.contains("PrefixHeaders") {
        return value.clone();
    }
    let mut value = value.clone();
    for member in PREFIX_HEADERS {
        if let Some(map) = value.get_mut(member).and_then(Value::as_object_mut) {
            *map = std::mem::take(map)
                .into_iter()
                .map(|(key, value)| (key.to_ascii_lowercase(), value))
                .collect();
        }
    }
    value
}
