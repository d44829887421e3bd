//! Idempotency tokens: Smithy's `idempotencyToken` trait.

use crate::error::BuildFault;

/// A random UUID, version 4 (RFC 9562 section 5.4).
pub(crate) fn random() -> Result<String, BuildFault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(BuildFault::Random)?;
    Ok(uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .hyphenated()
        .to_string())
}
