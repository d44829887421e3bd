//! What an operation is.

use std::error::Error as StdError;
use std::fmt;
use std::io::Read;

use http::{Method, Request, Response};

use crate::endpoint::Endpoint;
use crate::error::{BuildError, BuildFault, Error, TransportError, TransportErrorKind};
use crate::protocol::codec::CodecError;
use crate::protocol::payload::{BodyForm, Content, Incoming};
use crate::protocol::shape::FromMembers;
use crate::protocol::{
    Body, Call, EncodeSettings, Framing, Protocol, Reply, RequestEncoder, ResponseChecksum, decode,
};
use crate::values::{ByteStream, StreamFault};

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
    /// What it speaks: the service's protocol.
    type Protocol: Protocol;
    /// What a successful call returns.
    type Output: Output;
    /// The errors that the operation models.
    type Error: ModeledError;

    /// The operation's name, as errors and logs show it.
    const NAME: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path below the endpoint, with its labels. `/` for an RPC, whose path its protocol knows.
    const URI: &'static str;
    /// The service, if one was named.
    const SERVICE: Option<ServiceMetadata>;
    /// How the request is authorized.
    const AUTH: Auth;
    /// Whether a call that may have been made can be made again: the method says so (RFC 9110 section 9.2.2), the operation has
    /// an idempotency token, its name says that it reads ([`retry`](crate::retry) has the rule), or it is marked `idempotent`.
    const IDEMPOTENT: bool;
    /// Whether it is marked `idempotent = false`: a call that may have been made is never made again, whatever the client does
    /// with other operations.
    const NEVER_REPLAYED: bool = false;
    #[doc(hidden)]
    const TARGET: Option<&'static str> = None;
    #[doc(hidden)]
    const VERSION: Option<&'static str> = None;
    #[doc(hidden)]
    const XML: &'static str = "";
    /// Which checksums of its replies are verified.
    #[doc(hidden)]
    const RESPONSE_CHECKSUM: Option<ResponseChecksum> = None;

    #[doc(hidden)]
    fn write<'a>(
        &'a self,
        request: &mut RequestEncoder<'a, '_, Self::Protocol>,
    ) -> Result<(), BuildFault>;

    /// Builds the HTTP request, with the defaults of [`EncodeSettings`].
    ///
    /// # Errors
    ///
    /// A label without a value, a header that HTTP does not allow, a member that the protocol cannot express, a streaming payload.
    fn encode(&self, endpoint: &Endpoint) -> Result<Request<Body>, BuildError> {
        self.encode_with(&EncodeSettings::new(endpoint))
    }

    /// Builds the HTTP request.
    ///
    /// # Errors
    ///
    /// As for [`encode`](Self::encode).
    fn encode_with(&self, settings: &EncodeSettings<'_>) -> Result<Request<Body>, BuildError> {
        let (parts, content) = encode_content(self, settings)?.into_parts();
        match content {
            Content::Bytes(bytes) => Ok(Request::from_parts(parts, bytes.into_owned().into())),
            Content::Stream(..) => {
                let fault = BuildFault::Stream(StreamFault::NoBytes);
                Err(BuildError::new(Self::NAME, fault))
            }
        }
    }

    /// Builds the HTTP request with its body as a stream, for operations with a streaming payload and any other.
    ///
    /// # Errors
    ///
    /// As for [`encode`](Self::encode); and a stream that was sent before.
    fn encode_streaming(
        &self,
        settings: &EncodeSettings<'_>,
    ) -> Result<Request<ByteStream>, BuildError> {
        let (parts, content) = encode_content(self, settings)?.into_parts();
        let stream = match content {
            Content::Bytes(bytes) => bytes.into_owned().into(),
            Content::Stream(stream, framing) => to_send(Self::NAME, stream, framing)?,
        };
        Ok(Request::from_parts(parts, stream))
    }

    /// Reads the HTTP response.
    ///
    /// # Errors
    ///
    /// What the service reports ([`Error::Modeled`], [`Error::Unmodeled`]), or a reply that is not what the operation
    /// returns ([`Error::Response`]).
    fn decode(response: Response<impl AsRef<[u8]>>) -> Result<Self::Output, Error<Self::Error>> {
        let (parts, body) = response.into_parts();
        decode::<Self>(parts, Incoming::Bytes(body.as_ref()))
    }

    /// Reads the HTTP response from a stream, which becomes the [`ByteStream`] of a streaming payload and is read to its end
    /// for any other reply. How long it may be is the caller's to bound.
    ///
    /// # Errors
    ///
    /// As for [`decode`](Self::decode); and [`Error::Transport`] where the stream breaks off.
    fn decode_streaming(
        response: Response<impl Read + Send + 'static>,
    ) -> Result<Self::Output, Error<Self::Error>> {
        let (parts, mut body) = response.into_parts();
        if parts.status.is_success() && Self::Output::FORM == BodyForm::Stream {
            let stream = ByteStream::from_reader(body, None);
            return decode::<Self>(parts, Incoming::Stream(stream));
        }
        let mut bytes = Vec::new();
        body.read_to_end(&mut bytes).map_err(|error| {
            let kind = TransportErrorKind::Interrupted;
            let message = "the reply broke off";
            let error = TransportError::new(Self::NAME, kind, message, Some(error.into()));
            Error::Transport(error)
        })?;
        decode::<Self>(parts, Incoming::Bytes(&bytes))
    }
}

/// The stream, if it can be sent.
pub(crate) fn to_send(
    operation: &'static str,
    stream: &ByteStream,
    framing: Framing,
) -> Result<ByteStream, BuildError> {
    stream
        .to_send()
        .map(|stream| framing.of(stream))
        .map_err(|fault| BuildError::new(operation, BuildFault::Stream(fault)))
}

/// The request with its body as the operation gives it.
pub(crate) fn encode_content<'a, O: Operation + ?Sized>(
    operation: &'a O,
    settings: &EncodeSettings<'_>,
) -> Result<Request<Content<'a>>, BuildError> {
    let call = const { &Call::of::<O>() };
    let buckets = O::SERVICE
        .filter(|service| service.s3)
        .map(|_| settings.buckets(O::NAME));
    let mut request = RequestEncoder::new(settings, call, buckets);
    O::Protocol::begin(call, &mut request)
        .and_then(|()| operation.write(&mut request))
        .and_then(|()| request.finish(O::METHOD))
        .map_err(|fault| BuildError::new(O::NAME, fault))
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
/// use aws_operation::{Auth, AwsJson1_0, RestJson1, Service, ServiceMetadata};
///
/// enum DynamoDb {}
///
/// impl Service for DynamoDb {
///     type Protocol = AwsJson1_0;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("DynamoDB", "dynamodb")
///         .target("DynamoDB_20120810")
///         .auth(Auth::SigV4);
/// }
///
/// enum Lambda {}
///
/// impl Service for Lambda {
///     type Protocol = RestJson1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an AWS service",
    label = "this is no service",
    note = "implement `aws_operation::Service` for `{Self}`"
)]
pub trait Service {
    /// What it speaks.
    type Protocol: Protocol;
    /// What is known of it.
    const METADATA: ServiceMetadata;
}

/// What distinguishes a service on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceMetadata {
    /// The service's name in configuration: `SSO OIDC` in `AWS_ENDPOINT_URL_SSO_OIDC`.
    pub service_id: &'static str,
    /// The first part of its hosts: `oidc` in `oidc.us-east-1.amazonaws.com`.
    pub endpoint_prefix: &'static str,
    /// The service's name in signatures.
    pub signing_name: &'static str,
    /// How its operations are authorized where they say nothing else.
    pub auth: Auth,
    /// Whether operations that are signed can have a bearer token instead.
    pub accepts_bearer_token: bool,
    /// What stands before the operation's name in `X-Amz-Target`, for protocols in which operations go by their names.
    pub target: Option<&'static str>,
    /// Whether it once spoke awsQuery, and still gives the codes that its errors had there.
    pub query_compatible: bool,
    /// The version of its API, which awsQuery and ec2Query send: `2011-06-15`.
    pub version: Option<&'static str>,
    /// The namespace of its documents in XML.
    pub xml_namespace: Option<&'static str>,
    /// Whether the rules of Amazon S3 hold for it.
    pub s3: bool,
}

impl ServiceMetadata {
    /// A service whose signing name is its endpoint prefix, and whose operations are not authorized.
    #[must_use]
    pub const fn new(service_id: &'static str, endpoint_prefix: &'static str) -> Self {
        Self {
            service_id,
            endpoint_prefix,
            signing_name: endpoint_prefix,
            auth: Auth::None,
            accepts_bearer_token: false,
            target: None,
            query_compatible: false,
            version: None,
            xml_namespace: None,
            s3: false,
        }
    }

    /// With another name in signatures.
    #[must_use]
    pub const fn signing_name(mut self, signing_name: &'static str) -> Self {
        self.signing_name = signing_name;
        self
    }

    /// With operations that are authorized unless they say otherwise.
    #[must_use]
    pub const fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// With the name that the protocols awsJson and rpcv2Cbor send beside the operation's: `secretsmanager` in `X-Amz-Target:
    /// secretsmanager.GetSecretValue`. In a model it is the `targetPrefix`.
    #[must_use]
    pub const fn target(mut self, target: &'static str) -> Self {
        self.target = Some(target);
        self
    }

    /// With the version of its API, which the protocols awsQuery and ec2Query send: `2011-06-15` for STS. In a model it is the
    /// `apiVersion`.
    #[must_use]
    pub const fn version(mut self, version: &'static str) -> Self {
        self.version = Some(version);
        self
    }

    /// With the namespace that the outermost element of each of its documents declares, for restXml (Smithy's `xmlNamespace` trait
    /// on a service): `http://s3.amazonaws.com/doc/2006-03-01/`.
    #[must_use]
    pub const fn xml_namespace(mut self, namespace: &'static str) -> Self {
        self.xml_namespace = Some(namespace);
        self
    }

    /// With errors that keep the codes of awsQuery, which the service once spoke (Smithy's `awsQueryCompatible` trait): SQS and
    /// CloudWatch. [`ServiceError::code`](crate::ServiceError::code) gives that code, such as
    /// `AWS.SimpleQueueService.NonExistentQueue`; which modelled error it is goes by the new name.
    #[must_use]
    pub const fn query_compatible(mut self, compatible: bool) -> Self {
        self.query_compatible = compatible;
        self
    }

    /// With the rules of Amazon S3, for S3 itself and for what speaks its protocol.
    ///
    /// Paths are signed as they are sent, and the header `x-amz-content-sha256` always is; a client sends streams unsigned over https.
    /// Where an operation's URI begins with `/{Bucket}`, the bucket stands where the [`AddressingStyle`](crate::AddressingStyle) says,
    /// its region is followed, and the greedy label after it, the key, may have any segments. Endpoints are those of S3 for dual
    /// stack, FIPS and acceleration ([`EndpointSettings`](crate::EndpointSettings)).
    ///
    /// ```
    /// use aws_operation::{Auth, RestJson1, Service, ServiceMetadata};
    ///
    /// enum S3 {}
    ///
    /// impl Service for S3 {
    ///     // In a program: the protocol restXml.
    ///     type Protocol = RestJson1;
    ///     const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
    /// }
    /// ```
    #[must_use]
    pub const fn s3(mut self) -> Self {
        self.s3 = true;
        self
    }

    /// With operations that can have a bearer token instead of a signature: the service's model lists both `aws.auth#sigv4` and
    /// `smithy.api#httpBearerAuth`. A client then sends a token that was given without credentials, and one that it
    /// finds in the environment (`AWS_BEARER_TOKEN_BEDROCK`).
    #[must_use]
    pub const fn accepts_bearer_token(mut self, accepts: bool) -> Self {
        self.accepts_bearer_token = accepts;
        self
    }
}

/// The reply of an operation: `()`, or a struct with [`#[aws_output]`](macro@crate::aws_output) or
/// [`#[aws_shape]`](macro@crate::aws_shape).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the output of an AWS operation",
    label = "this is no output",
    note = "add `#[aws_output]` to `{Self}`, or use `()` for a reply without content; a shape with `only_in = \"request\"` is not read"
)]
pub trait Output: Sized {
    #[doc(hidden)]
    const FORM: BodyForm = BodyForm::Encoded;
    #[doc(hidden)]
    const HIDES_MESSAGE: bool = false;

    #[doc(hidden)]
    fn decode<P: Protocol>(reply: &Reply<'_, P>) -> Result<Self, CodecError>;
}

impl Output for () {
    fn decode<P: Protocol>(_: &Reply<'_, P>) -> Result<Self, CodecError> {
        Ok(())
    }
}

/// A struct all of whose members are in the body.
#[diagnostic::do_not_recommend]
impl<T: FromMembers<Value = T>> Output for T {
    const HIDES_MESSAGE: bool = T::HIDES_MESSAGE;

    fn decode<P: Protocol>(reply: &Reply<'_, P>) -> Result<Self, CodecError> {
        reply.message().members::<T>()
    }
}

/// The output of an RPC, all of whose members are in the body.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has members outside of the body, and the operation's protocol has no place for them",
    label = "not for an operation without `method` and `uri`",
    note = "take `header`, `prefix_headers`, `payload` and `status_code` away from the fields of `{Self}`"
)]
pub trait BodyOutput: Output {
    /// Whether members have names in a case that nobody gave.
    const NAMED_BY_DEFAULT: bool;
}

impl BodyOutput for () {
    const NAMED_BY_DEFAULT: bool = false;
}

#[diagnostic::do_not_recommend]
impl<T: FromMembers<Value = T>> BodyOutput for T {
    const NAMED_BY_DEFAULT: bool = T::NAMED_BY_DEFAULT;
}

/// What a variant of an [`#[aws_error]`](macro@crate::aws_error) enum carries.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be what an error carries",
    label = "cannot be read from an error reply",
    note = "add `#[aws_shape]` to the struct `{Self}`, or `#[aws_output]` if it has members in headers; a shape with `only_in = \"request\"` is not read"
)]
pub trait ErrorShape: Sized {
    #[doc(hidden)]
    const HIDES_MESSAGE: bool;

    #[doc(hidden)]
    fn decode<P: Protocol>(reply: &Reply<'_, P>) -> Result<Self, CodecError>;
}

#[diagnostic::do_not_recommend]
impl<T: Output> ErrorShape for T {
    const HIDES_MESSAGE: bool = T::HIDES_MESSAGE;

    fn decode<P: Protocol>(reply: &Reply<'_, P>) -> Result<Self, CodecError> {
        Output::decode(reply)
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
    fn decode<P: Protocol>(code: &str, reply: &Reply<'_, P>) -> Option<Result<Self, CodecError>>;

    /// Whether the model calls the error's message a secret.
    #[doc(hidden)]
    #[must_use]
    fn hides_message(_code: &str) -> bool {
        false
    }

    /// The error's name on the wire.
    fn code(&self) -> &'static str;

    /// The name that it had in awsQuery, which a service that once spoke it still gives:
    /// `AWS.SimpleQueueService.NonExistentQueue`.
    fn query_code(&self) -> Option<&'static str> {
        None
    }

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
    fn decode<P: Protocol>(_: &str, _: &Reply<'_, P>) -> Option<Result<Self, CodecError>> {
        None
    }

    fn code(&self) -> &'static str {
        match *self {}
    }
}
