//! Why nobody is signed in, or what a sign-in is for could not be had.

use std::error::Error as StdError;
use std::fmt;

use crate::ClockSkew;
use crate::auth::CredentialsError;
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
    /// Something here is not as it should be: an endpoint, a certificate, a port, the generator of random numbers.
    Local,
}

#[derive(Debug)]
pub(super) enum Fault {
    Client(CredentialsError),
    Device(Box<DeviceFlowError>),
    NoExpiry,
}

impl LoginError {
    pub(super) const fn new(fault: Fault, skew: Option<ClockSkew>) -> Self {
        Self { fault, skew }
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> LoginErrorKind {
        match &self.fault {
            Fault::Client(_) => LoginErrorKind::Local,
            Fault::NoExpiry => LoginErrorKind::Refused,
            Fault::Device(error) => match &**error {
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
            Self::Device(error) => error.fmt(f),
            Self::NoExpiry => f.write_str("the reply does not say when the token expires"),
        }
    }
}

impl StdError for LoginError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            Fault::Client(error) => error.source(),
            Fault::Device(error) => error.source(),
            Fault::NoExpiry => None,
        }
    }
}
