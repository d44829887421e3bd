//! Replies: what the client half makes of the suite's is what the suite has, and the server half writes such replies.

use aws_operation::http::Response;
use aws_operation::server::{ServerError, ServerOperation, ServerOutput};
use aws_operation::{Body, Error, Operation};
use serde_json::Value;

use super::{Format, exceptions, same};

/// A case of a successful reply.
pub(crate) fn output<O>(
    name: &str,
    reply: &str,
    format: Format,
    expected: &str,
    members: fn(O::Output) -> Value,
    make: impl FnOnce() -> O::Output,
) where
    O: ServerOperation<Output: ServerOutput>,
{
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    let raw = response(reply, format);
    let found = members(decoded::<O>(name, raw.clone()));
    assert_same(name, &found, &expected);

    // The mirror: what was read is written, and read again it is the same.
    let written = O::encode_output(&decoded::<O>(name, raw.clone()));
    assert!(
        written.status().is_success(),
        "{name}: {}",
        written.status()
    );
    let again = members(decoded::<O>(name, written));
    assert_same(name, &again, &expected);

    // The case's reply, as it stands.
    let format = format.of_reply();
    check_written(name, &O::encode_output(&make()), &raw, reply, format);
}

/// What a case has of an error.
pub(crate) struct ExpectedError {
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
    pub(crate) members: &'static str,
}

/// A case of a reply that reports an error.
pub(crate) fn error<O>(
    name: &str,
    reply: &str,
    format: Format,
    expected: ExpectedError,
    members: fn(O::Error) -> Value,
    make: impl FnOnce() -> O::Error,
) where
    O: ServerOperation<Error: ServerError>,
{
    let ExpectedError { code, message, .. } = expected;
    let expected: Value = serde_json::from_str(expected.members).expect("JSON");
    let raw = response(reply, format);
    let modeled = |reply: Response<Vec<u8>>| match O::decode(reply) {
        Err(Error::Modeled(error, details)) => {
            assert_eq!(details.code(), Some(code), "{name}: code");
            // The suites have no message where the error has no such member; in XML the body has one all the same.
            if !message.is_empty() || !matches!(format, Format::Xml) {
                let found = details.message().unwrap_or_default();
                assert_eq!(found, message, "{name}: message");
            }
            assert_eq!(details.status(), raw.status(), "{name}: status");
            error
        }
        Err(error) => panic!("{name}: expected the modelled error, found {error:?}"),
        Ok(_) => panic!("{name}: expected an error"),
    };
    let error = modeled(raw.clone());
    let written = O::encode_error(&error);
    assert_same(name, &members(error), &expected);
    // The mirror. The status is the model's.
    if raw.status() == written.status() {
        let again = modeled(written.map(Body::into_bytes));
        assert_same(name, &members(again), &expected);
    }

    // The case's reply, as it stands.
    let format = format.with_errors();
    check_written(name, &O::encode_error(&make()), &raw, reply, format);
}

fn decoded<O: Operation>(name: &str, reply: Response<impl AsRef<[u8]>>) -> O::Output {
    O::decode(reply).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn response(reply: &str, format: Format) -> Response<Vec<u8>> {
    let reply: Value = serde_json::from_str(reply).expect("JSON");
    let status = reply["status_code"].as_u64().expect("a status");
    let status = u16::try_from(status).expect("a status");
    let mut response = Response::builder().status(status);
    for (name, value) in reply["headers"].as_object().into_iter().flatten() {
        response = response.header(name, value.as_str().expect("a text"));
    }
    let body = reply["body"].as_str().unwrap_or_default();
    response.body(format.bytes(body)).expect("a reply")
}

/// What the server half writes is what the case has, or the case is an exception and differs indeed.
#[track_caller]
fn check_written(
    name: &str,
    written: &Response<Body>,
    case: &Response<Vec<u8>>,
    reply: &str,
    format: Format,
) {
    // Of a body that a case does not have it says nothing.
    let says_body =
        serde_json::from_str::<Value>(reply).is_ok_and(|reply| reply.get("body").is_some());
    let format = says_body.then_some(format);
    match (
        exceptions::written_otherwise(name),
        difference(written, case, format),
    ) {
        (None, None) | (Some(_), Some(_)) => {}
        (None, Some(difference)) => panic!("{name}: written with {difference}"),
        (Some(reason), None) => {
            panic!("{name} is written as it stands, which is no longer an exception ({reason})")
        }
    }
}

fn difference(
    written: &Response<Body>,
    case: &Response<Vec<u8>>,
    format: Option<Format>,
) -> Option<String> {
    if written.status() != case.status() {
        return Some(format!(
            "status {}, expected {}",
            written.status(),
            case.status()
        ));
    }
    for (header, value) in case.headers() {
        // The HTTP server writes it.
        if header == "content-length" {
            continue;
        }
        let found = written.headers().get(header);
        if found != Some(value) {
            return Some(format!("header {header}: {found:?}, expected {value:?}"));
        }
    }
    format?.difference(written.body().as_bytes(), case.body())
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
pub(super) fn lower(name: &str, value: &Value) -> Value {
    const PREFIX_HEADERS: [&str; 2] = ["fooMap", "prefixHeaders"];
    if !name.contains("PrefixHeaders") {
        return value.clone();
    }
    let mut value = value.clone();
    // No header with the prefix is an empty map in some suites, and none in others.
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| *member != Value::Object(serde_json::Map::new()));
    }
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
