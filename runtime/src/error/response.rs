//! Replies that are not what the operation returns.

use std::fmt;

use http::{HeaderMap, StatusCode};

#[cfg(feature = "checksums")]
use crate::checksum::ChecksumMismatch;
use crate::error::Printable;
use crate::error::headers::ReplyHeaders;
use crate::protocol::codec::CodecError;

/// A reply that reports no error, but is not what the operation returns.
///
/// The body is not kept: it may hold secrets.
#[derive(Debug)]
pub struct ResponseError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    operation: &'static str,
    status: StatusCode,
    headers: ReplyHeaders,
    fault: ResponseFault,
}

#[derive(Debug)]
pub(crate) enum ResponseFault {
    /// No body where one was needed; the error says which member is missing.
    Empty(CodecError),
    Html {
        /// What was expected in its place.
        expected: &'static str,
    },
    Body(CodecError),
    Redirect {
        host: Option<String>,
    },
    #[cfg_attr(not(feature = "client"), allow(dead_code))]
    RepeatedToken,
    /// The bucket is not where it was asked for.
    #[cfg_attr(not(feature = "client"), allow(dead_code))]
    OtherRegion {
        region: String,
        reason: NotFollowed,
    },
    /// The body is not what was sent.
    #[cfg(feature = "checksums")]
    Checksum(ChecksumMismatch),
}

/// Why a request was not sent to the region of its bucket.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "client"), allow(dead_code))]
pub(crate) enum NotFollowed {
    /// Its body can be sent once.
    Body,
    /// It was sent on before.
    Again,
    /// The region is none of the client's partition.
    Partition,
}

impl ResponseError {
    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        headers: HeaderMap,
        fault: ResponseFault,
    ) -> Self {
        Self(Box::new(Inner {
            operation,
            status,
            headers: ReplyHeaders(headers),
            fault,
        }))
    }

    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The HTTP status of the reply.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The request id, by which AWS support finds the call.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.headers.request_id()
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        write!(f, "{}: ", inner.operation)?;
        match &inner.fault {
            ResponseFault::Empty(error) => {
                write!(f, "the reply has no body: {}", Printable(&error.to_string()))?;
            }
            ResponseFault::Html { expected } => write!(
                f,
                "the reply is an HTML page where {expected} was expected; a proxy or a sign-in portal of the network may stand between this program and AWS",
            )?,
            ResponseFault::Body(error) => {
                write!(f, "the reply cannot be read: {}", Printable(&error.to_string()))?;
            }
            #[cfg(feature = "checksums")]
            ResponseFault::Checksum(mismatch) => f.write_str(&mismatch.reason())?,
            ResponseFault::RepeatedToken => f.write_str(
                "the service gave the same page token twice, so that the pages after it cannot be read",
            )?,
            ResponseFault::OtherRegion { region, reason } => {
                let why = match reason {
                    NotFollowed::Body => {
                        "and the request's body is a reader, which cannot be sent there too; use a client for that region, or make the `ByteStream` from bytes or a path"
                    }
                    NotFollowed::Again => {
                        "and the request was sent from one region to another before; see whether the bucket was made anew"
                    }
                    NotFollowed::Partition => {
                        "which is in another partition of AWS than the client's; use a client for that region, with credentials of that partition"
                    }
                };
                write!(f, "the bucket is in the region {}, {why}", Printable(region))?;
            }
            ResponseFault::Redirect { host: Some(host) } => write!(
                f,
                "the reply redirects to the host {}, and redirects are not followed; set the endpoint to the right host",
                Printable(host)
            )?,
            ResponseFault::Redirect { host: None } => f.write_str(
                "the reply is a redirect, and redirects are not followed; check the endpoint",
            )?,
        }
        write!(f, " (HTTP {}", inner.status.as_u16())?;
        if let Some(id) = self.request_id() {
            write!(f, ", request id {}", Printable(id))?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for ResponseError {}
