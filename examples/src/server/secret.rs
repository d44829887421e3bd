//! Secrets and identifiers from the operating system's generator.

use aws_operation::Sensitive;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// 256 random bits in the URL-safe base64 alphabet, 43 characters.
///
/// # Errors
///
/// Fails when the operating system has no randomness to give.
pub(super) fn random_secret() -> Result<Sensitive<String>, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(Sensitive::new(URL_SAFE_NO_PAD.encode(bytes)))
}

/// A random UUID (RFC 9562, version 4), for names that are not secret.
///
/// # Errors
///
/// Fails when the operating system has no randomness to give.
pub(super) fn random_id() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string())
}
