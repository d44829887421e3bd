//! Why a sign-in ended without a token.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::VerificationUriError;
use super::prompt::Spoken;
use super::text::printable;
use crate::Error;
use crate::sso_oidc::{CreateTokenError, RegisterClientError, StartDeviceAuthorizationError};

/// Why a sign-in ended without a token.
///
/// Its text says what happened and what to do next, is fit for a terminal, and holds no secret.
#[derive(Debug)]
#[non_exhaustive]
pub enum DeviceFlowError {
    /// The person, or somebody who saw the code, denied the request.
    Denied(Box<Error<CreateTokenError>>),
    /// The service says that the codes expired.
    Expired(Box<Error<CreateTokenError>>),
    /// Nobody approved in time, by this machine's clock.
    DeadlinePassed {
        /// How long the codes were waited for: their lifetime, or [`give_up_after`](super::Settings::give_up_after) if
        /// that is shorter.
        lifetime: Duration,
    },
    /// The caller gave up.
    Cancelled,
    /// The service sent the address of a page that no person should be sent to.
    VerificationUri(VerificationUriError),
    /// An earlier reply was lost on the way, and now the service says that the code is spent: the lost reply was probably
    /// the token.
    ReplyLost(Box<Error<CreateTokenError>>),
    /// The client could not be registered.
    RegisterClient(Box<Error<RegisterClientError>>),
    /// The service gave no codes.
    StartDeviceAuthorization(Box<Error<StartDeviceAuthorizationError>>),
    /// Polling failed.
    CreateToken(Box<Error<CreateTokenError>>),
}

impl DeviceFlowError {
    /// Whether the service could not be reached or did not answer, rather than refused.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        match self {
            Self::RegisterClient(error) => is_unreachable(error),
            Self::StartDeviceAuthorization(error) => is_unreachable(error),
            Self::CreateToken(error) => is_unreachable(error),
            Self::ReplyLost(_) => true,
            Self::Denied(_)
            | Self::Expired(_)
            | Self::DeadlinePassed { .. }
            | Self::Cancelled
            | Self::VerificationUri(_) => false,
        }
    }
}

fn is_unreachable<E>(error: &Error<E>) -> bool {
    matches!(error, Error::Transport(_) | Error::Timeout(_))
}

impl fmt::Display for DeviceFlowError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied(error) => write!(
                formatter,
                "the request was denied on the verification page; sign in again and approve it ({})",
                line(error)
            ),
            Self::Expired(error) => write!(
                formatter,
                "nobody approved before the code expired; sign in again ({})",
                line(error)
            ),
            Self::DeadlinePassed {
                lifetime: Duration::ZERO,
            } => {
                formatter.write_str("the code had expired before it could be shown; sign in again")
            }
            Self::DeadlinePassed { lifetime } => {
                write!(
                    formatter,
                    "nobody approved within {}; sign in again",
                    Spoken(*lifetime)
                )
            }
            Self::Cancelled => formatter.write_str("cancelled; sign in again when you are ready"),
            Self::VerificationUri(error) => write!(
                formatter,
                "{error}; check the region and the endpoint, and allow the host in the settings if it is your own"
            ),
            Self::ReplyLost(error) => write!(
                formatter,
                "a reply was lost on the network, and it was probably the token; sign in again ({})",
                line(error)
            ),
            Self::RegisterClient(error) => failed(formatter, error),
            Self::StartDeviceAuthorization(error) => failed(formatter, error),
            Self::CreateToken(error) => failed(formatter, error),
        }
    }
}

/// The error of a call, and what its kind suggests to do.
fn failed<E>(formatter: &mut fmt::Formatter<'_>, error: &Error<E>) -> fmt::Result
where
    Error<E>: fmt::Display,
{
    let is_servers_fault = error
        .service_error()
        .is_some_and(|reply| reply.status().is_server_error());
    if is_unreachable(error) {
        // What to check stands in the error of the call, which knows the host and the proxy.
        return write!(
            formatter,
            "the service could not be reached; sign in again when it can ({})",
            line(error)
        );
    }
    let advice = if is_servers_fault {
        "the service has trouble; sign in again later"
    } else {
        "check the region and the start URL, then sign in again"
    };
    write!(formatter, "{}; {advice}", line(error))
}

fn line(error: impl fmt::Display) -> String {
    printable(&error.to_string())
}

impl StdError for DeviceFlowError {
    /// What lies below the error of the call, whose own text is part of this one's.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Denied(error)
            | Self::Expired(error)
            | Self::ReplyLost(error)
            | Self::CreateToken(error) => error.source(),
            Self::RegisterClient(error) => error.source(),
            Self::StartDeviceAuthorization(error) => error.source(),
            Self::DeadlinePassed { .. } | Self::Cancelled | Self::VerificationUri(_) => None,
        }
    }
}
