//! Why nobody is signed in, or what a sign-in is for could not be had.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use crate::ClockSkew;
use crate::auth::CredentialsError;
use crate::error::Printable;
use crate::sso_oidc::device_flow::DeviceFlowError;

/// Why nobody is signed in.
///
/// Its text says what happened and what to do, is fit for a terminal, and holds no secret. If this machine's clock is wrong by
/// more than 4 minutes, it says that too.
#[derive(Debug)]
pub struct LoginError {
    fault: Fault,
    skew: Option<ClockSkew>,
}

/// What kind of failure a [`LoginError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LoginErrorKind {
    /// The person said no.
    Denied,
    /// Nobody approved in time.
    Expired,
    /// The program gave up.
    Cancelled,
    /// The service could not be reached, or did not answer.
    Unreachable,
    /// The service refused, or sent what cannot be used.
    Refused,
    /// The configuration is wrong: a region, an endpoint, certificates, a number of attempts.
    Configuration,
    /// Something here is not as it should be: a port, the generator of random numbers.
    Local,
}

#[derive(Debug)]
pub(super) enum Fault {
    Client(CredentialsError),
    /// The texts of the device flow are those of the other one too.
    Flow(Box<DeviceFlowError>),
    Authorization(Refusal),
    NoExpiry,
    NoEndpoint,
    Random(getrandom::Error),
    Listen(io::Error),
    ListenerEnded,
}

/// What the browser brought instead of a code (RFC 6749 section 4.1.2.1).
#[derive(Debug)]
pub(super) struct Refusal {
    code: String,
    description: Option<String>,
}

impl Refusal {
    pub(super) const fn new(code: String, description: Option<String>) -> Self {
        Self { code, description }
    }

    fn is_denial(&self) -> bool {
        self.code == "access_denied"
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shortened = |text: &str| text.chars().take(200).collect::<String>();
        write!(f, "{}", Printable(&shortened(&self.code)))?;
        match &self.description {
            Some(text) => write!(f, ": {}", Printable(&shortened(text))),
            None => Ok(()),
        }
    }
}

impl LoginError {
    pub(super) const fn new(fault: Fault, skew: Option<ClockSkew>) -> Self {
        Self { fault, skew }
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> LoginErrorKind {
        match &self.fault {
            Fault::Client(_) => LoginErrorKind::Configuration,
            Fault::NoEndpoint | Fault::Random(_) | Fault::Listen(_) | Fault::ListenerEnded => {
                LoginErrorKind::Local
            }
            Fault::Authorization(refusal) if refusal.is_denial() => LoginErrorKind::Denied,
            Fault::NoExpiry | Fault::Authorization(_) => LoginErrorKind::Refused,
            Fault::Flow(error) => match &**error {
                DeviceFlowError::Denied(_) => LoginErrorKind::Denied,
                DeviceFlowError::Expired(_) | DeviceFlowError::DeadlinePassed { .. } => {
                    LoginErrorKind::Expired
                }
                DeviceFlowError::Cancelled => LoginErrorKind::Cancelled,
                error if error.is_unreachable() => LoginErrorKind::Unreachable,
                _ => LoginErrorKind::Refused,
            },
        }
    }

    /// How wrong this machine's clock is, if that is more than 4 minutes.
    #[must_use]
    pub const fn skew(&self) -> Option<ClockSkew> {
        self.skew
    }
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)?;
        match self.skew {
            Some(skew) => write!(f, "; {skew}: set it right"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(error) => error.fmt(f),
            Self::Flow(error) => error.fmt(f),
            Self::Authorization(refusal) if refusal.is_denial() => write!(
                f,
                "the request was denied in the browser; sign in again and approve it ({refusal})"
            ),
            Self::Authorization(refusal) => write!(
                f,
                "the service refused the request in the browser ({refusal}); check the start URL, the region and the scopes, then sign in again"
            ),
            Self::NoExpiry => f.write_str("the reply does not say when the token expires"),
            Self::NoEndpoint => f.write_str("the client has no endpoint"),
            Self::Random(error) => write!(
                f,
                "the operating system gives no random numbers ({error}); sign in with a code instead"
            ),
            Self::Listen(error) => write!(
                f,
                "no port of 127.0.0.1 can be listened on ({error}); sign in with a code instead"
            ),
            Self::ListenerEnded => f.write_str(
                "the listener for the browser ended; sign in again, or with a code instead",
            ),
        }
    }
}

impl StdError for LoginError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            Fault::Client(error) => error.source(),
            Fault::Flow(error) => error.source(),
            Fault::Random(error) => Some(error),
            Fault::Listen(error) => Some(error),
            Fault::Authorization(_)
            | Fault::NoExpiry
            | Fault::NoEndpoint
            | Fault::ListenerEnded => None,
        }
    }
}
