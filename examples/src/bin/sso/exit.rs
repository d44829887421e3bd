//! How the program ends when it does not end well.

use std::fmt;
use std::process::ExitCode;

use aws_operation::Error;
use aws_operation::sso_login::{LoginError, LoginErrorKind, PortalError, PortalErrorKind};
use aws_operation::sso_oidc::device_flow::DeviceFlowError;

use super::table::printable;

/// What went wrong, as an exit code that a script can rely on; `--help` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Other = 1,
    Usage = 2,
    Denied = 3,
    Expired = 4,
    Unreachable = 5,
    NotSignedIn = 6,
    /// As for `env` and shells.
    NotExecutable = 126,
    NoSuchCommand = 127,
    Interrupted = 130,
}

/// An end with a message for standard error.
#[derive(Debug)]
pub(crate) struct Failure {
    kind: Kind,
    message: String,
}

impl Failure {
    pub(crate) fn new(kind: Kind, message: impl fmt::Display) -> Self {
        Self {
            kind,
            message: message.to_string(),
        }
    }

    /// The command line or the configuration is wrong.
    #[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
    pub(crate) fn usage(error: impl fmt::Display) -> Self {
        Self::new(Kind::Usage, error)
    }

    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(self.kind as u8)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&printable(&self.message))
    }
}

impl From<DeviceFlowError> for Failure {
    fn from(error: DeviceFlowError) -> Self {
        let kind = match &error {
            DeviceFlowError::Denied(_) => Kind::Denied,
            DeviceFlowError::Expired(_) | DeviceFlowError::DeadlinePassed { .. } => Kind::Expired,
            DeviceFlowError::Cancelled => Kind::Interrupted,
            error if error.is_unreachable() => Kind::Unreachable,
            _ => Kind::Other,
        };
        Self::new(kind, error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Transport(_) | Error::Timeout(_) => Kind::Unreachable,
            Error::Build(_) => Kind::Usage,
            _ => Kind::Other,
        };
        Self::new(kind, error)
    }
}

impl From<LoginError> for Failure {
    fn from(error: LoginError) -> Self {
        let kind = match error.kind() {
            LoginErrorKind::Denied => Kind::Denied,
            LoginErrorKind::Expired => Kind::Expired,
            LoginErrorKind::Cancelled => Kind::Interrupted,
            LoginErrorKind::Unreachable => Kind::Unreachable,
            LoginErrorKind::Configuration => Kind::Usage,
            _ => Kind::Other,
        };
        Self::new(kind, without_name(&error.to_string()))
    }
}

impl From<PortalError> for Failure {
    fn from(error: PortalError) -> Self {
        let kind = match error.kind() {
            PortalErrorKind::NotSignedIn => Kind::NotSignedIn,
            PortalErrorKind::Unreachable => Kind::Unreachable,
            PortalErrorKind::Configuration => Kind::Usage,
            _ => Kind::Other,
        };
        Self::new(kind, without_name(&error.to_string()))
    }
}

/// The place that looks for a token has the name that this program's messages begin with.
pub(crate) fn without_name(message: &str) -> &str {
    message.strip_prefix("sso: ").unwrap_or(message)
}
