//! Requests that cannot be built.

use std::error::Error as StdError;
use std::fmt;

use crate::protocol::Auth;
use crate::protocol::json::JsonError;
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
    /// A member cannot be written as JSON.
    Json(JsonError),
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
    Auth(Auth),
    /// A streaming payload cannot be sent.
    Stream(StreamFault),
    /// The operating system gives no random bytes.
    Random(getrandom::Error),
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
            BuildFault::Stream(fault) => {
                write!(f, "the payload {}; nothing was sent", stream(*fault))
            }
            BuildFault::Random(error) => write!(
                f,
                "no idempotency token can be made, for the operating system gives no random bytes: {error}; nothing was sent"
            ),
            BuildFault::Json(error) => {
                write!(
                    f,
                    "the body cannot be written as JSON: {error}; nothing was sent"
                )
            }
            BuildFault::Http(error) => {
                write!(f, "the request is no valid HTTP: {error}; nothing was sent")
            }
            BuildFault::Header { name, reason } => {
                write!(f, "the header {name:?} {reason}; nothing was sent")
            }
            BuildFault::Auth(auth) => write!(
                f,
                "the operation is authorized by {}, which this client cannot do; nothing was sent",
                match auth {
                    Auth::Bearer => "a bearer token",
                    Auth::SigV4 | Auth::SigV4UnsignedBody => "Signature Version 4",
                    Auth::None => "nothing",
                }
            ),
        }
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            BuildFault::Http(error) => Some(error),
            _ => None,
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
