//! Credentials that have expired are none.

use crate::Timestamp;
use crate::auth::{Credentials, CredentialsError};

/// The credentials, unless they have expired. The advice says what to do then.
pub(super) fn refuse_expired(
    provider: &'static str,
    credentials: Credentials,
    now: Timestamp,
    advice: &str,
) -> Result<Credentials, CredentialsError> {
    match credentials.expires_at() {
        Some(expires_at) if expires_at <= now => {
            let message = format!("the credentials expired at {expires_at}; {advice}");
            Err(CredentialsError::new(provider, message))
        }
        _ => Ok(credentials),
    }
}
