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
//!     if !server::matches::<Greet>(request) {
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
mod protocol;
mod reply;
mod request;

pub use path::PathSegment;
#[doc(hidden)]
pub use protocol::ServerProtocol;
pub use reply::{ResponseEncoder, error_reply};
pub use request::{IncomingRequest, RequestError};

use http::{Request, Response, StatusCode};
use serde::Serialize;

use crate::error::BuildFault;
use crate::protocol::codec::CodecError;
use crate::protocol::payload::{Shape, StructureForm};
use crate::protocol::shape::FromMembers;
use crate::protocol::{Body, Call, ModeledError, Operation};
use protocol::{ErrorName, Head, Labels, Route};

/// The server's half of an operation, from [`#[aws_operation]`](macro@crate::aws_operation).
///
/// Structs that borrow (`&'a str`) have none: a request that is read owns its data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no server half",
    label = "cannot be read from a request",
    note = "the struct must own its data, and its members must implement `Deserialize`"
)]
pub trait ServerOperation: Operation<Protocol: ServerProtocol> + Sized {
    #[doc(hidden)]
    const PATH: &'static [PathSegment];

    #[doc(hidden)]
    fn read(request: &IncomingRequest<'_, Self::Protocol>) -> Result<Self, CodecError>;

    /// Reads a request.
    ///
    /// # Errors
    ///
    /// Another method, path or target, a body that is not of the protocol, a member that is missing or has another type.
    fn decode_request(request: &Request<impl AsRef<[u8]>>) -> Result<Self, RequestError> {
        let Some(labels) = recognize::<Self>(request) else {
            return Err(RequestError::of_another::<Self>());
        };
        let constant_query = path::constant_query(Self::PATH);
        Self::read(&IncomingRequest::new(labels, constant_query, request))
            .map_err(|error| RequestError::new::<Self>(error.to_string()))
    }

    /// Writes a reply that reports success: status 200, unless the output has a member for the status.
    fn encode_output(output: &Self::Output) -> Response<Body>
    where
        Self::Output: ServerOutput,
    {
        let call = const { &Call::of::<Self>() };
        let mut response = ResponseEncoder::<Self::Protocol>::new(StatusCode::OK, call);
        match output.write(&mut response) {
            Ok(()) => response.finish(),
            Err(fault) => reply::unwritable::<Self::Protocol>(fault),
        }
    }

    /// Writes a reply that reports an error: its status, its name where the protocol has it, its members.
    fn encode_error(error: &Self::Error) -> Response<Body>
    where
        Self::Error: ServerError,
    {
        let status = error
            .status()
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or(StatusCode::BAD_REQUEST);
        let call = const { &Call::of::<Self>() };
        let mut response = ResponseEncoder::<Self::Protocol>::new(status, call);
        let name = ErrorName {
            code: error.code(),
            query_code: error.query_code(),
        };
        Self::Protocol::begin_error(name, &mut response);
        match error.write(&mut response) {
            Ok(()) => {
                Self::Protocol::name_error(name, &mut response);
                response.finish()
            }
            Err(fault) => reply::unwritable::<Self::Protocol>(fault),
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
    fn write<'a, P: ServerProtocol>(
        &'a self,
        response: &mut ResponseEncoder<'a, P>,
    ) -> Result<(), BuildFault>;
}

impl ServerOutput for () {
    fn write<'a, P: ServerProtocol>(
        &'a self,
        response: &mut ResponseEncoder<'a, P>,
    ) -> Result<(), BuildFault> {
        P::no_output(response);
        Ok(())
    }
}

/// A struct with `#[aws_shape]`, all of whose members are in the body.
#[diagnostic::do_not_recommend]
impl<T> ServerOutput for T
where
    T: FromMembers<Value = T> + Shape<Form = StructureForm> + Serialize,
{
    fn write<'a, P: ServerProtocol>(
        &'a self,
        response: &mut ResponseEncoder<'a, P>,
    ) -> Result<(), BuildFault> {
        response.message().object(self)
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
    fn write<'a, P: ServerProtocol>(
        &'a self,
        response: &mut ResponseEncoder<'a, P>,
    ) -> Result<(), BuildFault>;
}

/// Whether a request is for the operation: its method and path, or, where operations go by their names, its name.
///
/// A constant query in the operation's URI (`/token?aws_iam=t`) must be there too: ask for the operation that has one before the
/// one that has none.
#[must_use]
pub fn matches<O: ServerOperation>(request: &Request<impl AsRef<[u8]>>) -> bool {
    recognize::<O>(request).is_some()
}

/// The labels of the request, if it is for the operation.
fn recognize<O: ServerOperation>(request: &Request<impl AsRef<[u8]>>) -> Option<Labels<'_>> {
    let route = Route {
        method: O::METHOD,
        path: O::PATH,
        call: Call::of::<O>(),
    };
    let head = Head {
        method: request.method(),
        uri: request.uri(),
        headers: request.headers(),
        body: request.body().as_ref(),
    };
    O::Protocol::recognize(&route, head)
}
