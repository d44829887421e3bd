//! Keys in environment variables.

use std::fmt;

use super::expiry::refuse_expired;
use super::failed::of_config;
use crate::Timestamp;
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::Environment;
use crate::sso_cache::parse_time;

const NAME: &str = "environment";

/// Keys in environment variables.
///
/// | variable | what it has |
/// | --- | --- |
/// | `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` | the keys |
/// | `AWS_SECURITY_TOKEN`, which is older, or else `AWS_SESSION_TOKEN` | the token of temporary credentials |
/// | `AWS_CREDENTIAL_EXPIRATION` | when they expire: a date-time (RFC 3339) |
/// | `AWS_ACCOUNT_ID` | the account |
///
/// An empty variable is as good as none. Without `AWS_ACCESS_KEY_ID` there are no credentials here; with it and without the
/// secret key there is an error, as there is for credentials that have expired.
#[derive(Clone)]
pub struct EnvironmentCredentials {
    environment: Environment,
}

impl EnvironmentCredentials {
    /// Keys in these variables.
    #[must_use]
    pub const fn new(environment: Environment) -> Self {
        Self { environment }
    }

    fn get(&self, name: &str) -> Result<Option<&str>, CredentialsError> {
        let value = self.environment.get(name);
        let value = value.map_err(|error| of_config(NAME, error))?;
        Ok(value.filter(|value| !value.is_empty()))
    }
}

impl ProvideCredentials for EnvironmentCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let Some(id) = self.get("AWS_ACCESS_KEY_ID")? else {
            let message = "AWS_ACCESS_KEY_ID is not set";
            return Err(CredentialsError::absent(NAME, message));
        };
        let Some(secret) = self.get("AWS_SECRET_ACCESS_KEY")? else {
            let message =
                "AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY; set both or none";
            return Err(CredentialsError::new(NAME, message));
        };
        let mut credentials = Credentials::new(id, secret);
        for name in ["AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"] {
            if let Some(token) = self.get(name)? {
                credentials = credentials.with_session_token(token);
                break;
            }
        }
        if let Some(account) = self.get("AWS_ACCOUNT_ID")? {
            credentials = credentials.with_account_id(account);
        }
        if let Some(expiry) = self.get("AWS_CREDENTIAL_EXPIRATION")? {
            let expiry = parse_time(expiry).ok_or_else(|| {
                let message = "AWS_CREDENTIAL_EXPIRATION is no time; expected one such as 2030-12-31T23:59:59Z";
                CredentialsError::new(NAME, message)
            })?;
            credentials = credentials.with_expiry(expiry);
        }
        refuse_expired(
            NAME,
            credentials,
            now,
            "set the variables anew, or unset them",
        )
    }
}

impl fmt::Debug for EnvironmentCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvironmentCredentials")
            .finish_non_exhaustive()
    }
}
