//! Why the portal says no.

use std::borrow::Cow;
use std::fmt;

use aws_operation::sso::PortalError;

/// What kind of refusal it is: one for each exception that the portal models, and one for its own failure, which it does
/// not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortalRefusalKind {
    /// A parameter is missing or has a value that it cannot have.
    InvalidRequest,
    /// The access token is missing, unknown, expired or signed out.
    Unauthorized,
    /// Too many calls with one access token.
    TooManyRequests,
    /// There is no such account or role.
    ResourceNotFound,
    /// The server failed, not the client.
    Internal,
}

/// A refusal with a sentence for the developer who reads it.
///
/// The sentence never repeats a secret that the request brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalRefusal {
    kind: PortalRefusalKind,
    message: Cow<'static, str>,
}

impl PortalRefusal {
    /// A refusal of this kind, explained by `message`.
    pub fn new(kind: PortalRefusalKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            message: message.into(),
        }
    }

    /// What each of its exceptions carries.
    #[must_use]
    pub fn members(&self) -> PortalError {
        PortalError::new().message(&*self.message)
    }

    /// What kind of refusal it is.
    #[must_use]
    pub const fn kind(&self) -> PortalRefusalKind {
        self.kind
    }
}

impl fmt::Display for PortalRefusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for PortalRefusal {}

impl From<getrandom::Error> for PortalRefusal {
    fn from(_: getrandom::Error) -> Self {
        Self::new(
            PortalRefusalKind::Internal,
            "the operating system has no randomness to give",
        )
    }
}
