//! Requests that cannot be built.

use std::error::Error as StdError;
use std::fmt;

use crate::protocol::Auth;
use crate::protocol::json::JsonError;

/// A request that could not be built. Nothing was sent.
#[derive(Debug)]
pub struct BuildError {
    operation: &'static str,
    fault: BuildFault,
}

#[derive(Debug)]
#[cfg_attr(not(feature = "client"), allow(dead_code))]
pub(crate) enum BuildFault {
    Label {
        name: &'static str,
        reason: &'static str,
    },
    Json(JsonError),
    Http(http::Error),
    Header {
        name: String,
        reason: &'static str,
    },
    Auth(Auth),
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
            BuildFault::Json(_)
            | BuildFault::Label { .. }
            | BuildFault::Header { .. }
            | BuildFault::Auth(_) => None,
        }
    }
}
