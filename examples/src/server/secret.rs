//! Secrets and identifiers from the operating system's generator.
//!
//! Each of these functions fails when the operating system has no randomness to give.

use aws_operation::Sensitive;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// 32 letters and digits (RFC 4648 section 6), so that five random bits are one of them.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// 256 random bits in the URL-safe base64 alphabet, 43 characters.
pub(super) fn random_secret() -> Result<Sensitive<String>, getrandom::Error> {
    Ok(Sensitive::new(URL_SAFE_NO_PAD.encode(random::<32>()?)))
}

/// A random UUID (RFC 9562, version 4), for names that are not secret.
pub(super) fn random_id() -> Result<String, getrandom::Error> {
    Ok(uuid::Builder::from_random_bytes(random()?)
        .into_uuid()
        .to_string())
}

/// The name of a temporary key as AWS gives them: `ASIA` and 16 letters and digits.
pub(super) fn random_access_key_id() -> Result<String, getrandom::Error> {
    let letters = random::<16>()?.map(|byte| char::from(BASE32[usize::from(byte % 32)]));
    Ok("ASIA".chars().chain(letters).collect())
}

/// A secret key as AWS gives them: 240 random bits in base64, 40 characters.
pub(super) fn random_secret_access_key() -> Result<Sensitive<String>, getrandom::Error> {
    Ok(Sensitive::new(STANDARD.encode(random::<30>()?)))
}

fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], getrandom::Error> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
