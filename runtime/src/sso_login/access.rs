//! Using a sign-in at the portal.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use super::login::SsoLogin;
use crate::auth::{CredentialsError, ProvideToken};
use crate::sso_oidc::CreateTokenError;
use crate::{Client, ClockSkew, Error, Sensitive};

/// Why what a sign-in leads to could not be had.
///
/// Its text says what happened and what to do, is fit for a terminal, and holds no secret. If this machine's clock is wrong by
/// more than 4 minutes, it says that too.
#[derive(Debug)]
pub struct PortalError {
    message: String,
    kind: PortalErrorKind,
    skew: Option<ClockSkew>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What kind of failure a [`PortalError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PortalErrorKind {
    /// Nobody is signed in, or not any more. A token that could not be refreshed since the service could not be reached, or
    /// failed, is none of that.
    NotSignedIn,
    /// The account or the role does not exist, or the person may not use it.
    NotAllowed,
    /// The portal could not be reached, or did not answer.
    Unreachable,
    /// The portal refused, or sent what cannot be used.
    Refused,
    /// The configuration is wrong: a region, an endpoint, certificates, a number of attempts.
    Configuration,
    /// Something here is not as it should be.
    Local,
}

impl PortalError {
    /// What kind of failure it is.
    #[must_use]
    pub const fn kind(&self) -> PortalErrorKind {
        self.kind
    }

    /// How wrong this machine's clock is, if that is more than 4 minutes.
    #[must_use]
    pub const fn skew(&self) -> Option<ClockSkew> {
        self.skew
    }
}

impl fmt::Display for PortalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match self.skew {
            Some(skew) => write!(f, "; {skew}: set it right"),
            None => Ok(()),
        }
    }
}

impl StdError for PortalError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.source.as_deref();
        source.map(|source| source as &(dyn StdError + 'static))
    }
}

impl SsoLogin {
    /// The access token, refreshed if it is time for that.
    pub(super) fn access_token(&self) -> Result<Sensitive<String>, PortalError> {
        let token = self.token.token(self.clock.time());
        token.map_err(|error| self.local(kind_of_refusal(&error), error))
    }

    pub(super) fn portal_client(&self) -> Result<Client, PortalError> {
        let client = self.portal.client();
        client.map_err(|error| self.local(PortalErrorKind::Configuration, error))
    }

    fn local(&self, kind: PortalErrorKind, error: CredentialsError) -> PortalError {
        PortalError {
            message: error.to_string(),
            kind,
            skew: self.watch.noticeable(),
            source: Some(error.into()),
        }
    }

    /// An error that has no other below it.
    pub(super) fn unusable(&self, message: String) -> PortalError {
        PortalError {
            message,
            kind: PortalErrorKind::Refused,
            skew: self.watch.noticeable(),
            source: None,
        }
    }

    /// An error of a call, whose own text is part of the message.
    pub(super) fn refused<E>(&self, mut message: String, error: Error<E>) -> PortalError
    where
        E: fmt::Debug + Send + Sync + 'static,
    {
        let status = error.service_error().map(crate::ServiceError::status);
        let kind = match (&error, status) {
            (_, Some(StatusCode::UNAUTHORIZED)) => PortalErrorKind::NotSignedIn,
            (_, Some(StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)) => PortalErrorKind::NotAllowed,
            (Error::Transport(_) | Error::Timeout(_), _) => PortalErrorKind::Unreachable,
            (Error::Build(_), _) => PortalErrorKind::Local,
            _ => PortalErrorKind::Refused,
        };
        if kind == PortalErrorKind::NotSignedIn {
            message.push_str("; the sign-in is not good any more: ");
            message.push_str(self.token.advice());
        }
        PortalError {
            message,
            kind,
            skew: self.watch.noticeable(),
            source: Some(error.into()),
        }
    }
}

/// What kind of failure it is that there is no token: whoever is not signed in should sign in, which does not help if the service
/// failed that was to refresh the token.
fn kind_of_refusal(error: &CredentialsError) -> PortalErrorKind {
    let call = error
        .source()
        .and_then(|source| source.downcast_ref::<Error<CreateTokenError>>());
    let status = call
        .and_then(Error::service_error)
        .map(crate::ServiceError::status);
    match (call, status) {
        (Some(Error::Transport(_) | Error::Timeout(_)), _) => PortalErrorKind::Unreachable,
        (Some(Error::Build(_)), _) => PortalErrorKind::Local,
        (Some(Error::Response(_)), _) => PortalErrorKind::Refused,
        (_, Some(status)) if status.is_server_error() => PortalErrorKind::Refused,
        (_, Some(StatusCode::TOO_MANY_REQUESTS)) => PortalErrorKind::Refused,
        _ => PortalErrorKind::NotSignedIn,
    }
}
