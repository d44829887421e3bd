//! Why the server says no, in the words of OAuth 2.0.

use std::borrow::Cow;
use std::fmt;

use aws_operation::sso_oidc::OAuthError;

/// What kind of refusal it is: one for each exception that the service models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// A member is missing or has a value that it cannot have (RFC 6749 section 5.2).
    InvalidRequest,
    /// The client is unknown, its secret is wrong or its registration is over (RFC 6749 section 5.2).
    InvalidClient,
    /// The code or refresh token is unknown, spent or not this client's (RFC 6749 section 5.2).
    InvalidGrant,
    /// The client did not register for this grant (RFC 6749 section 5.2).
    UnauthorizedClient,
    /// The server does not know the grant type (RFC 6749 section 5.2).
    UnsupportedGrantType,
    /// A scope is malformed, or more than was granted (RFC 6749 section 5.2).
    InvalidScope,
    /// The person has not decided yet (RFC 8628 section 3.5).
    AuthorizationPending,
    /// Too many requests, or too soon after the last one (RFC 8628 section 3.5).
    SlowDown,
    /// The person denied the request (RFC 8628 section 3.5).
    AccessDenied,
    /// The device code is no longer good (RFC 8628 section 3.5).
    ExpiredToken,
    /// What the client says about itself is not acceptable (RFC 7591 section 3.2.2).
    InvalidClientMetadata,
    /// A redirect URI is not acceptable (RFC 7591 section 3.2.2).
    InvalidRedirectUri,
    /// The server failed, not the client.
    InternalServer,
}

impl RefusalKind {
    /// The code that stands in the reply's member `error`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::AccessDenied => "access_denied",
            Self::ExpiredToken => "expired_token",
            Self::InvalidClientMetadata => "invalid_client_metadata",
            Self::InvalidRedirectUri => "invalid_redirect_uri",
            Self::InternalServer => "server_error",
        }
    }
}

/// A refusal with a sentence for the developer who reads it.
///
/// The sentence never repeats a secret that the request brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    kind: RefusalKind,
    description: Cow<'static, str>,
}

impl Refusal {
    /// A refusal of this kind, explained by `description`.
    pub fn new(kind: RefusalKind, description: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            description: description.into(),
        }
    }

    /// What each of its exceptions carries.
    #[must_use]
    pub fn members(&self) -> OAuthError {
        OAuthError::new()
            .error(self.kind.code())
            .error_description(self.description())
    }

    /// What kind of refusal it is.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// The sentence that explains it.
    #[must_use]
    pub fn description(&self) -> &str {
        &self.description
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.kind.code(), self.description)
    }
}

impl std::error::Error for Refusal {}

impl From<getrandom::Error> for Refusal {
    fn from(_: getrandom::Error) -> Self {
        Self::new(
            RefusalKind::InternalServer,
            "the operating system has no randomness to give",
        )
    }
}
