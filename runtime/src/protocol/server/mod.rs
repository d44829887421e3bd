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

mod path;
mod reply;
mod request;

pub use path::PathSegment;
pub use reply::ResponseEncoder;
pub use request::{IncomingRequest, RequestError};

use http::{Method, Request, Response, StatusCode};

use crate::error::BuildFault;
use crate::protocol::json::{FromMembers, JsonError};
use crate::protocol::payload::{Shape, StructureForm, WriteForm};
use crate::protocol::{Body, ModeledError, Operation};

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
    fn read(request: &IncomingRequest<'_>) -> Result<Self, JsonError>;

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// Another method or path, a body that is not JSON, a member that is missing or has another type.
    fn decode_request(request: &Request<impl AsRef<[u8]>>) -> Result<Self, RequestError> {
        let uri = request.uri();
        let labels = if *request.method() == Self::METHOD {
            path::match_uri(Self::PATH, uri.path(), uri.query())
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
        let constant_query = path::constant_query(Self::PATH);
        Self::read(&IncomingRequest::new(labels, constant_query, request))
            .map_err(|error| RequestError::new(Self::NAME, error.to_string()))
    }

    /// Writes a reply that reports success: status 200, unless the output has a member for the status.
    fn encode_output(output: &Self::Output) -> Response<Body>
    where
        Self::Output: ServerOutput,
    {
        let mut response = ResponseEncoder::new(StatusCode::OK);
        match output.write(&mut response) {
            Ok(()) => response.finish(),
            Err(fault) => reply::unwritable(fault),
        }
    }

    /// Writes a reply that reports an error: its status, its name in `x-amzn-errortype`, its members.
    fn encode_error(error: &Self::Error) -> Response<Body>
    where
        Self::Error: ServerError,
    {
        let status = error
            .status()
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or(StatusCode::BAD_REQUEST);
        let mut response = ResponseEncoder::new(status);
        response.error_type(error.code());
        match error.write(&mut response) {
            Ok(()) => response.finish(),
            Err(fault) => reply::unwritable(fault),
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
    fn write<'a>(&'a self, response: &mut ResponseEncoder<'a>) -> Result<(), BuildFault>;
}

impl ServerOutput for () {
    fn write<'a>(&'a self, response: &mut ResponseEncoder<'a>) -> Result<(), BuildFault> {
        response.message().json(|_| {})
    }
}

/// A struct with `#[aws_shape]`, all of whose members are in the body.
#[diagnostic::do_not_recommend]
impl<T> ServerOutput for T
where
    T: FromMembers<Value = T> + Shape<Form = StructureForm>,
    StructureForm: WriteForm<T>,
{
    fn write<'a>(&'a self, response: &mut ResponseEncoder<'a>) -> Result<(), BuildFault> {
        response.message().payload(self, false)
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
    fn write<'a>(&'a self, response: &mut ResponseEncoder<'a>) -> Result<(), BuildFault>;
}

/// Whether a request with this method and path is for the operation. A constant query in the operation's URI
/// (`/token?aws_iam=t`) must be there too: ask for the operation that has one before the one that has none. `path` may
/// have its query.
#[must_use]
pub fn matches<O: ServerOperation>(method: &Method, path: &str) -> bool {
    let (path, query) = match path.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path, None),
    };
    *method == O::METHOD && path::match_uri(O::PATH, path, query).is_some()
}
