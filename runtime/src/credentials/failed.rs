//! Errors of other modules, as errors of a provider.

use crate::auth::CredentialsError;
use crate::config::ConfigError;

/// A mistake in the configuration, which says itself what to do.
pub(super) fn of_config(provider: &'static str, error: ConfigError) -> CredentialsError {
    CredentialsError::because(provider, error.to_string(), error)
}
