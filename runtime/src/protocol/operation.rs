//! What an operation is.

use std::error::Error as StdError;
use std::fmt;

use http::{Method, Request, Response};

use crate::endpoint::Endpoint;
use crate::error::{BuildError, Error};
use crate::protocol::json::JsonError;
use crate::protocol::{Body, Reply, decode};

/// An AWS operation: a request that knows how it is sent and what comes back.
///
/// Implemented by [`#[aws_operation]`](macro@crate::aws_operation). [`encode`](Self::encode) and [`decode`](Self::decode)
/// do no I/O, so any HTTP client can carry an operation:
///
/// ```
/// use aws_operation::{Endpoint, Operation, aws_operation, aws_output};
///
/// #[aws_operation(method = "POST", uri = "/greetings/{name}", output = Greeting)]
/// struct Greet {
///     name: String,
///     language: Option<String>,
/// }
///
/// #[aws_output]
/// #[derive(Debug)]
/// struct Greeting {
///     text: String,
/// }
///
/// let endpoint = Endpoint::new("https://example.com")?;
/// let request = Greet::new("Ada Lovelace").language("en").encode(&endpoint)?;
/// assert_eq!(request.uri(), "https://example.com/greetings/Ada%20Lovelace");
/// assert_eq!(request.body().as_bytes(), br#"{"language":"en"}"#);
///
/// // ... any client sends it and gets a reply ...
/// let reply = http::Response::new(r#"{"text":"Hello, Ada"}"#);
/// assert_eq!(Greet::decode(reply)?.text, "Hello, Ada");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an AWS operation",
    label = "this is no operation",
    note = "add `#[aws_operation(method = \"...\", uri = \"...\")]` to `{Self}`"
)]
pub trait Operation {
    /// What a successful call returns.
    type Output: Output;
    /// The errors that the operation models.
    type Error: ModeledError;

    /// The operation's name, as errors and logs show it.
    const NAME: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path below the endpoint, with its labels.
    const URI: &'static str;
    /// The service, if one was named.
    const SERVICE: Option<ServiceMetadata>;
    /// How the request is authorized.
    const AUTH: Auth;

    /// Builds the HTTP request.
    ///
    /// # Errors
    ///
    /// A label without a value, or a member that JSON cannot express.
    fn encode(&self, endpoint: &Endpoint) -> Result<Request<Body>, BuildError>;

    /// Reads the HTTP response.
    ///
    /// # Errors
    ///
    /// What the service reports ([`Error::Modeled`], [`Error::Unmodeled`]), or a reply that is not what the operation
    /// returns ([`Error::Response`]).
    fn decode(response: Response<impl AsRef<[u8]>>) -> Result<Self::Output, Error<Self::Error>>
    where
        Self: Sized,
    {
        let (parts, body) = response.into_parts();
        decode::decode::<Self>(parts, body.as_ref())
    }
}

/// How a request is authorized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// Not at all.
    None,
    /// With a bearer token.
    Bearer,
    /// With AWS Signature Version 4.
    SigV4,
    /// With AWS Signature Version 4 that leaves the body out.
    SigV4UnsignedBody,
}

/// An AWS service, for `service = ...`.
///
/// ```
/// use aws_operation::{Auth, Service, ServiceMetadata};
///
/// struct Lambda;
///
/// impl Service for Lambda {
///     const METADATA: ServiceMetadata = ServiceMetadata {
///         endpoint_prefix: "lambda",
///         signing_name: "lambda",
///         auth: Auth::SigV4,
///     };
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an AWS service",
    label = "this is no service",
    note = "implement `aws_operation::Service` for `{Self}`"
)]
pub trait Service {
    /// What is known of it.
    const METADATA: ServiceMetadata;
}

/// What distinguishes a service on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceMetadata {
    /// The first part of its hosts: `oidc` in `oidc.us-east-1.amazonaws.com`.
    pub endpoint_prefix: &'static str,
    /// The service's name in signatures.
    pub signing_name: &'static str,
    /// How its operations are authorized where they say nothing else.
    pub auth: Auth,
}

/// The reply of an operation: `()`, or a struct with [`#[aws_output]`](macro@crate::aws_output).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the output of an AWS operation",
    label = "this is no output",
    note = "add `#[aws_output]` to `{Self}`, or use `()` for a reply without content"
)]
pub trait Output: Sized {
    #[doc(hidden)]
    fn decode(reply: &Reply<'_>) -> Result<Self, JsonError>;
}

impl Output for () {
    fn decode(_: &Reply<'_>) -> Result<Self, JsonError> {
        Ok(())
    }
}

/// The errors that an operation models: an enum with [`#[aws_error]`](macro@crate::aws_error).
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not model the errors of an AWS operation",
    label = "these are no modelled errors",
    note = "add `#[aws_error]` to the enum `{Self}`"
)]
pub trait ModeledError: StdError + Sized {
    /// The error with this code, if it is modelled: `None` if not, an error if its members cannot be read.
    #[doc(hidden)]
    fn decode(code: &str, reply: &Reply<'_>) -> Option<Result<Self, JsonError>>;

    /// The error's name on the wire.
    fn code(&self) -> &'static str;

    /// The HTTP status that the model gives to it.
    fn status(&self) -> Option<u16> {
        None
    }

    /// Whether the same call may succeed later: `#[aws(retryable)]` or `#[aws(throttling)]`.
    fn is_retryable(&self) -> bool {
        false
    }

    /// Whether the service asks for fewer calls: `#[aws(throttling)]`.
    fn is_throttling(&self) -> bool {
        false
    }
}

/// The error type of an operation that models none: all that the service reports is [`Error::Unmodeled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoModeledError {}

impl fmt::Display for NoModeledError {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl StdError for NoModeledError {}

impl ModeledError for NoModeledError {
    fn decode(_: &str, _: &Reply<'_>) -> Option<Result<Self, JsonError>> {
        None
    }

    fn code(&self) -> &'static str {
        match *self {}
    }
}
