//! Requests that cannot be built.

use std::error::Error as StdError;
use std::fmt;
#[cfg(feature = "config")]
use std::sync::Arc;

use crate::auth::CredentialsError;
#[cfg(feature = "sigv4")]
use crate::auth::sigv4::SigningError;
#[cfg(feature = "config")]
use crate::config::ConfigError;
use crate::endpoint::EndpointError;
#[cfg(feature = "checksums")]
use crate::error::ChecksumFault;
use crate::protocol::codec::CodecError;
use crate::values::StreamFault;

/// A request that could not be built. Nothing was sent.
#[derive(Debug)]
pub struct BuildError {
    operation: &'static str,
    fault: BuildFault,
}

/// What is wrong with a request, before the operation is named.
#[derive(Debug)]
#[cfg_attr(not(feature = "client"), allow(dead_code))]
pub enum BuildFault {
    /// A label's value would name another path.
    Label {
        /// The label.
        name: &'static str,
        /// What is wrong with its value.
        reason: &'static str,
    },
    /// A label's value is no part of a host name.
    HostLabel {
        /// The label.
        name: &'static str,
    },
    /// The host prefix and the endpoint make no host name.
    Host,
    /// The bucket cannot be asked for anything.
    Bucket(BucketFault),
    /// A member cannot be written.
    Body(CodecError),
    /// An operation that goes by its name has none on the wire.
    NoTarget,
    /// The service has no version.
    #[cfg_attr(not(feature = "query"), allow(dead_code))]
    NoVersion,
    /// The parts make no request.
    Http(http::Error),
    /// A header cannot be sent.
    Header {
        /// The header.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The client cannot authorize the operation.
    Auth(AuthFault),
    /// The service has no endpoint.
    Endpoint(EndpointError),
    /// The service's endpoint is plain http, and not on this machine.
    PlainHttp,
    /// The operation has no service whose endpoint could be found.
    NoService,
    /// The configuration does not say where the service is.
    #[cfg(feature = "config")]
    Config(Arc<ConfigError>),
    /// A streaming payload cannot be sent.
    Stream(StreamFault),
    /// The body's checksum cannot be computed.
    #[cfg(feature = "checksums")]
    Checksum(ChecksumFault),
    /// The operating system gives no random bytes.
    Random(getrandom::Error),
}

/// Why a client cannot authorize an operation.
#[derive(Debug)]
#[cfg_attr(not(all(feature = "client", feature = "sigv4")), allow(dead_code))]
pub enum AuthFault {
    /// No credentials were given to it.
    NoCredentials,
    /// No token was given to it.
    NoToken,
    /// The token is no header value.
    BadToken,
    /// It takes a token, and a signature was asked for.
    TakesToken,
    /// It has no region.
    NoRegion,
    /// The operation has no service, whose name is signed.
    NoService,
    /// Signing is not compiled in.
    NoFeature,
    /// The payload cannot be read before it is sent.
    Stream,
    /// The payload could not be read.
    Read(std::io::Error),
    /// The provider has none.
    Credentials(CredentialsError),
    /// The request cannot be signed.
    #[cfg(feature = "sigv4")]
    Signing(SigningError),
}

/// Why a bucket cannot be asked for anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BucketFault {
    /// It has characters that no bucket has, or too many.
    Name,
    /// It stands for something else, which has endpoints and signatures of its own.
    Unsupported(&'static str),
    /// It is no part of a host name.
    NotAccelerated,
}

impl From<AuthFault> for BuildFault {
    fn from(fault: AuthFault) -> Self {
        Self::Auth(fault)
    }
}

impl BuildError {
    pub(crate) const fn new(operation: &'static str, fault: BuildFault) -> Self {
        Self { operation, fault }
    }

    /// The name of the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match &self.fault {
            BuildFault::Label { name, reason } => write!(
                f,
                "the value for the label `{{{name}}}` of the URI {reason}; nothing was sent"
            ),
            BuildFault::HostLabel { name } => write!(
                f,
                "the value for the label `{{{name}}}` of the host is no part of a host name, which has 1 to 63 letters, digits and hyphens; nothing was sent"
            ),
            BuildFault::Host => f.write_str(
                "the operation's host prefix and the endpoint make no host name; nothing was sent",
            ),
            BuildFault::Bucket(fault) => write!(f, "{fault}; nothing was sent"),
            BuildFault::Stream(fault) => {
                write!(f, "the payload {}; nothing was sent", stream(*fault))
            }
            #[cfg(feature = "checksums")]
            BuildFault::Checksum(fault) => write!(f, "{fault}; nothing was sent"),
            BuildFault::Random(error) => write!(
                f,
                "no idempotency token can be made, for the operating system gives no random bytes: {error}; nothing was sent"
            ),
            BuildFault::Body(error) => {
                write!(f, "the body cannot be written: {error}; nothing was sent")
            }
            BuildFault::NoTarget => f.write_str(
                "the operation's service has no target, which its protocol sends; add `.target(\"...\")` to its `ServiceMetadata`; nothing was sent",
            ),
            BuildFault::NoVersion => f.write_str(
                "the operation's service has no version, which its protocol sends; add `.version(\"...\")` to its `ServiceMetadata`; nothing was sent",
            ),
            BuildFault::Http(error) => {
                write!(f, "the request is no valid HTTP: {error}; nothing was sent")
            }
            BuildFault::Header { name, reason } => {
                write!(f, "the header {name:?} {reason}; nothing was sent")
            }
            BuildFault::Auth(fault) => write!(f, "{fault}; nothing was sent"),
            BuildFault::Endpoint(error) => write!(f, "{error}; nothing was sent"),
            BuildFault::PlainHttp => f.write_str(
                "the service's endpoint is plain http, which would send secrets unencrypted; use https; nothing was sent",
            ),
            BuildFault::NoService => f.write_str(
                "the client has no endpoint of its own, and the operation has no `service` whose endpoint could be found; nothing was sent",
            ),
            #[cfg(feature = "config")]
            BuildFault::Config(error) => write!(f, "{error}; nothing was sent"),
        }
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            BuildFault::Http(error) => Some(error),
            BuildFault::Auth(AuthFault::Credentials(error)) => error.source(),
            BuildFault::Auth(AuthFault::Read(error)) => Some(error),
            #[cfg(feature = "checksums")]
            BuildFault::Checksum(ChecksumFault::Read(error)) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for AuthFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCredentials => f.write_str(
                "the operation is signed, and the client has no credentials; give it some with `ClientBuilder::credentials`, or begin with `Client::from_env` (feature `credentials`)",
            ),
            Self::NoToken => f.write_str(
                "the operation takes a bearer token, and the client has none; give it one with `ClientBuilder::bearer_token`, or begin with `Client::from_env` (feature `credentials`)",
            ),
            Self::TakesToken => f.write_str(
                "the operation takes a bearer token, and no signature; send the token as `authorization: Bearer TOKEN`",
            ),
            Self::BadToken => f.write_str("the bearer token has a character that no header can hold"),
            Self::NoRegion => f.write_str(
                "the operation is signed for a region, and the client has none; give it one with `ClientBuilder::region`, or begin with `Client::from_env` (feature `credentials`) and set AWS_REGION",
            ),
            Self::NoService => f.write_str(
                "the operation is signed for a service, and it has none; write `service = ...` in its `#[aws_operation(...)]`",
            ),
            Self::NoFeature => f.write_str(
                "the operation is signed, and signing is not compiled in; enable the feature `sigv4` of aws-operation",
            ),
            Self::Stream => f.write_str(
                "the operation's payload is signed, and it is a reader, which can be read once; make the `ByteStream` from bytes or a path",
            ),
            Self::Read(error) => write!(f, "the payload cannot be read to sign it: {error}"),
            Self::Credentials(error) => error.fmt(f),
            #[cfg(feature = "sigv4")]
            Self::Signing(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for BucketFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str(
                "the value for the label `{Bucket}` is no name of a bucket, which has letters, digits, `.`, `-` and `_`, 255 of them at most",
            ),
            Self::Unsupported(kind) => write!(
                f,
                "the value for the label `{{Bucket}}` is {kind}, which is not supported; give the name of a general purpose bucket, or the alias of an access point (`...-s3alias`)"
            ),
            Self::NotAccelerated => f.write_str(
                "the bucket cannot be reached through S3 Transfer Acceleration, whose hosts begin with the bucket's name: expected 3 to 63 lower-case letters, digits and hyphens",
            ),
        }
    }
}

const fn stream(fault: StreamFault) -> &'static str {
    match fault {
        StreamFault::Spent => {
            "is a reader that was sent before; make a `ByteStream` for each call, or make it from bytes or a path"
        }
        StreamFault::NoLength => {
            "is a stream whose length is needed and not known; give it to `ByteStream::from_reader`"
        }
        StreamFault::NoChecksum => {
            "is a stream, and its checksum is needed before it is sent; use an operation whose payload is a `Blob`"
        }
        StreamFault::NoBytes => "is a stream; call `encode_streaming`",
    }
}
