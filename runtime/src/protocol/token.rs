//! Idempotency tokens: Smithy's `idempotencyToken` trait.

use std::cell::{Cell, RefCell};

use crate::error::BuildFault;

/// The tokens that were made for one call, so that another attempt sends them again.
#[derive(Debug, Default)]
pub(crate) struct TokenCache {
    tokens: RefCell<Vec<String>>,
    taken: Cell<usize>,
}

impl TokenCache {
    /// Another attempt begins.
    #[cfg(feature = "client")]
    pub(crate) fn begin(&self) {
        self.taken.set(0);
    }

    /// The next token, made by `make` in the first attempt.
    pub(crate) fn next(
        &self,
        make: impl FnOnce() -> Result<String, BuildFault>,
    ) -> Result<String, BuildFault> {
        let mut tokens = self.tokens.borrow_mut();
        let index = self.taken.replace(self.taken.get() + 1);
        if let Some(token) = tokens.get(index) {
            return Ok(token.clone());
        }
        let token = make()?;
        tokens.push(token.clone());
        Ok(token)
    }
}

/// A random UUID, version 4 (RFC 9562 section 5.4).
pub(crate) fn random() -> Result<String, BuildFault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(BuildFault::Random)?;
    Ok(uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .hyphenated()
        .to_string())
}
