//! The role to assume, and how the session is named.

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use crate::Timestamp;
use crate::auth::CredentialsError;
use crate::credentials::sts::{ParameterFault, StsFailure, check_number, check_text};

/// What both ways of assuming a role have in common.
pub(super) struct Session {
    pub(super) role_arn: String,
    /// What names the role, for messages: `profile "x"`.
    pub(super) origin: Option<String>,
    name: Option<String>,
    duration: Option<Duration>,
    /// The name where none is given. It stays the same, for the name is part of who one is.
    default_name: OnceLock<String>,
}

impl Session {
    pub(super) const fn new(role_arn: String) -> Self {
        Self {
            role_arn,
            origin: None,
            name: None,
            duration: None,
            default_name: OnceLock::new(),
        }
    }

    /// An empty name is none.
    pub(super) fn set_name(&mut self, name: String) {
        self.name = Some(name).filter(|name| !name.is_empty());
    }

    pub(super) const fn set_duration(&mut self, duration: Duration) {
        self.duration = Some(duration);
    }

    /// The name of the session.
    pub(super) fn name(&self, now: Timestamp) -> &str {
        self.name.as_deref().unwrap_or_else(|| {
            let name = || format!("aws-operation-{}", now.epoch_seconds());
            self.default_name.get_or_init(name)
        })
    }

    pub(super) fn duration_seconds(&self) -> Option<i32> {
        let seconds = self.duration?.as_secs();
        Some(i32::try_from(seconds).unwrap_or(i32::MAX))
    }

    /// What STS would refuse of the parameters that both calls have.
    pub(super) fn check(&self, now: Timestamp) -> Result<(), ParameterFault> {
        check_text("RoleArn", &self.role_arn, 20)?;
        check_text("RoleSessionName", self.name(now), 2)?;
        match self.duration {
            Some(duration) => check_number("DurationSeconds", duration.as_secs(), 15 * 60),
            None => Ok(()),
        }
    }

    /// The error of a provider, which names the role.
    pub(super) fn error(
        &self,
        provider: &'static str,
        what: impl fmt::Display,
    ) -> CredentialsError {
        CredentialsError::new(provider, format!("{self}: {what}"))
    }

    /// The error of a call that failed. `advice` says what to do about an error with that code.
    pub(super) fn failed(
        &self,
        provider: &'static str,
        failure: StsFailure,
        advice: impl Fn(&str) -> Option<String>,
    ) -> CredentialsError {
        match failure {
            StsFailure::Parameter(fault) => self.error(provider, fault),
            StsFailure::Empty(operation, part) => self.error(
                provider,
                format_args!("{operation}: the reply cannot be used: its `{part}` is empty"),
            ),
            StsFailure::NoRegion => self.error(
                provider,
                "the call is signed for a region, and there is none; set AWS_REGION, or `region` in the profile",
            ),
            StsFailure::Endpoint(error) => {
                let message = format!("{self}: the endpoint of STS: {error}");
                CredentialsError::because(provider, message, error)
            }
            StsFailure::Client(error) => {
                let message = format!("{self}: a client for STS: {error}");
                CredentialsError::because(provider, message, error)
            }
            StsFailure::Call(error) => {
                let code = error.service_error().and_then(|error| error.code());
                let advice = code.and_then(advice);
                let advice = advice.map(|advice| format!("; {advice}"));
                let message = format!("{self}: {error}{}", advice.unwrap_or_default());
                CredentialsError::because(provider, message, *error)
            }
        }
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the role {}", self.role_arn)?;
        match &self.origin {
            Some(origin) => write!(f, " ({origin})"),
            None => Ok(()),
        }
    }
}
