//! The mirror: the same structs read requests and write replies.
//!
//! A test double or a local server speaks the protocol from the definitions that the client uses:
//!
//! ```
//! use aws_operation::server::{self, ServerOperation};
//! use aws_operation::{Endpoint, Operation, aws_operation, aws_output};
//!
//! #[aws_operation(method = "POST", uri = "/greetings/{name}", output = Greeting)]
//! struct Greet {
//!     name: String,
//! }
//!
//! #[aws_output]
//! #[derive(Debug)]
//! struct Greeting {
//!     text: String,
//! }
//!
//! // The server's side: bytes in, bytes out, whatever HTTP server carries them.
//! fn serve(request: &http::Request<impl AsRef<[u8]>>) -> http::Response<aws_operation::Body> {
//!     if !server::matches::<Greet>(request.method(), request.uri().path()) {
//!         return http::Response::builder().status(404).body(Default::default()).expect("valid");
//!     }
//!     match Greet::decode_request(request) {
//!         Ok(greet) => Greet::encode_output(&Greeting::new(format!("Hello, {}", greet.name))),
//!         Err(error) => error.response(),
//!     }
//! }
//!
//! // The client's side, without a socket between.
//! let request = Greet::new("Ada Lovelace").encode(&Endpoint::new("https://example.com")?)?;
//! assert_eq!(Greet::decode(serve(&request))?.text, "Hello, Ada Lovelace");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::borrow::Cow;
use std::fmt;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

use crate::error::Printable;
use crate::protocol::error_code::ERROR_TYPE;
use crate::protocol::json::{self, FromMembers, JsonError, JsonObject};
use crate::protocol::{Body, ModeledError, Operation, Reply};

/// The server's half of an operation, from [`#[aws_operation]`](macro@crate::aws_operation).
///
/// Structs that borrow (`&'a str`) have none: a request that is read owns its data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no server half",
    label = "cannot be read from a request",
    note = "the struct must own its data, and its members must implement `Deserialize`"
)]
pub trait ServerOperation: Operation + Sized {
    #[doc(hidden)]
    const PATH: &'static [PathSegment];

    #[doc(hidden)]
    fn read(request: &IncomingRequest<'_>) -> Result<Self, RequestError>;

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// Another method or path, a body that is not JSON, a member that is missing or has another type.
    fn decode_request(request: &Request<impl AsRef<[u8]>>) -> Result<Self, RequestError> {
        let path = request.uri().path();
        let labels = if *request.method() == Self::METHOD {
            match_path(Self::PATH, path)
        } else {
            None
        };
        let Some(labels) = labels else {
            return Err(RequestError::new(
                Self::NAME,
                format!(
                    "expected {} {}, found another method or path",
                    Self::METHOD,
                    Self::URI
                ),
            ));
        };
        Self::read(&IncomingRequest {
            operation: Self::NAME,
            labels,
            body: request.body().as_ref(),
        })
    }

    /// Writes a reply that reports success.
    fn encode_output(output: &Self::Output) -> Response<Body>
    where
        Self::Output: ServerOutput,
    {
        match json::write_object(|object| output.write(object)) {
            Ok(bytes) => respond(StatusCode::OK, None, bytes),
            Err(error) => unwritable(&error),
        }
    }

    /// Writes a reply that reports an error: its status, its name in `x-amzn-errortype`, its members in the body.
    fn encode_error(error: &Self::Error) -> Response<Body>
    where
        Self::Error: ServerError,
    {
        let status = error
            .status()
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or(StatusCode::BAD_REQUEST);
        match error.write() {
            Ok(bytes) => respond(status, Some(error.code()), bytes),
            Err(error) => unwritable(&error),
        }
    }
}

/// An output that can be written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a reply",
    label = "has a member that cannot be written",
    note = "its members must implement `Serialize`"
)]
pub trait ServerOutput {
    #[doc(hidden)]
    fn write(&self, object: &mut JsonObject<'_>) -> Result<(), JsonError>;
}

impl ServerOutput for () {
    fn write(&self, _: &mut JsonObject<'_>) -> Result<(), JsonError> {
        Ok(())
    }
}

/// An error that can be written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as an error reply",
    label = "has a member that cannot be written",
    note = "its members must implement `Serialize`"
)]
pub trait ServerError: ModeledError {
    #[doc(hidden)]
    fn write(&self) -> Result<Vec<u8>, JsonError>;
}

/// Whether a request with this method and path is for the operation.
#[must_use]
pub fn matches<O: ServerOperation>(method: &Method, path: &str) -> bool {
    *method == O::METHOD && match_path(O::PATH, path).is_some()
}

/// A piece of an operation's path.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum PathSegment {
    /// Text.
    Literal(&'static str),
    /// A label.
    Label {
        /// Its name.
        name: &'static str,
        /// Whether it spans slashes.
        greedy: bool,
    },
}

/// A request whose path matched.
#[doc(hidden)]
pub struct IncomingRequest<'a> {
    operation: &'static str,
    labels: Vec<(&'static str, &'a str)>,
    body: &'a [u8],
}

impl IncomingRequest<'_> {
    /// The members in the body.
    pub fn members<V: FromMembers>(&self) -> Result<V::Value, RequestError> {
        json::read_members::<V>(Reply::new(self.body).body())
            .map_err(|error| RequestError::new(self.operation, error.to_string()))
    }

    /// The value of a label.
    pub fn label<T: FromLabel>(&self, name: &'static str) -> Result<T, RequestError> {
        let encoded = self
            .labels
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| *value);
        percent_decode_str(encoded)
            .decode_utf8()
            .ok()
            .and_then(T::from_label)
            .ok_or_else(|| {
                RequestError::new(
                    self.operation,
                    format!("the label `{{{name}}}` has an unexpected form"),
                )
            })
    }
}

/// A value that is read from a label.
#[doc(hidden)]
pub trait FromLabel: Sized {
    /// Reads it from decoded text.
    fn from_label(text: Cow<'_, str>) -> Option<Self>;
}

impl FromLabel for String {
    fn from_label(text: Cow<'_, str>) -> Option<Self> {
        Some(text.into_owned())
    }
}

macro_rules! parsed_labels {
    ($($scalar:ty),*) => {$(
        impl FromLabel for $scalar {
            fn from_label(text: Cow<'_, str>) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

parsed_labels!(bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// Splits a path by the pieces of an operation's path: the values of the labels, or `None` if it is another path.
fn match_path<'a>(segments: &[PathSegment], path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut labels = Vec::new();
    let mut rest = path;
    let mut segments = segments.iter().peekable();
    while let Some(segment) = segments.next() {
        match *segment {
            PathSegment::Literal(text) => {
                // A constant query stands in the last literal; the server matches paths.
                let text = text.split('?').next().unwrap_or_default();
                rest = rest.strip_prefix(text)?;
            }
            PathSegment::Label { name, greedy } => {
                let end = match (greedy, segments.peek()) {
                    (true, Some(PathSegment::Literal(next))) if !next.starts_with('?') => {
                        rest.rfind(next)?
                    }
                    (true, _) => rest.len(),
                    (false, _) => rest.find('/').unwrap_or(rest.len()),
                };
                let (value, after) = rest.split_at(end);
                if value.is_empty() {
                    return None;
                }
                labels.push((name, value));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(labels)
}

fn respond(status: StatusCode, code: Option<&'static str>, body: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(json::CONTENT_TYPE));
    if let Some(code) = code.and_then(|code| HeaderValue::from_str(code).ok()) {
        headers.insert(ERROR_TYPE, code);
    }
    response
}

/// A reply whose members JSON cannot express: the server's own mistake, which its client should see as one.
fn unwritable(error: &JsonError) -> Response<Body> {
    let message = format!("the reply cannot be written: {error}");
    let body = json::write_object(|object| json::write_member(object, "message", &message));
    respond(
        StatusCode::INTERNAL_SERVER_ERROR,
        Some("InternalFailure"),
        body.unwrap_or_default(),
    )
}

/// A request that is not the operation's.
///
/// The message names the member and what was expected; it never repeats a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError {
    operation: &'static str,
    message: String,
}

impl RequestError {
    fn new(operation: &'static str, message: String) -> Self {
        Self { operation, message }
    }

    /// What is wrong, without the operation's name.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The reply that AWS services give to such a request: HTTP 400, `ValidationException`, the message.
    #[must_use]
    pub fn response(&self) -> Response<Body> {
        let body =
            json::write_object(|object| json::write_member(object, "message", &self.message));
        respond(
            StatusCode::BAD_REQUEST,
            Some("ValidationException"),
            body.unwrap_or_default(),
        )
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, Printable(&self.message))
    }
}

impl std::error::Error for RequestError {}
