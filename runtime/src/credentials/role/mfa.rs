//! Codes of MFA devices, which a person is asked for.

use std::error::Error as StdError;
use std::sync::Arc;

use super::NAME;
use super::session::Session;
use crate::Sensitive;
use crate::auth::CredentialsError;

/// Why a program could not ask for an MFA code.
pub type MfaError = Box<dyn StdError + Send + Sync>;

/// Asks for the code of the device that it is given.
pub(in crate::credentials) type AskMfaCode =
    Arc<dyn Fn(&str) -> Result<Sensitive<String>, MfaError> + Send + Sync>;

/// A device, and who asks for its codes.
pub(in crate::credentials) struct Mfa {
    pub(super) serial: String,
    pub(super) ask: AskMfaCode,
}

impl Mfa {
    pub(super) fn code(&self, session: &Session) -> Result<Sensitive<String>, CredentialsError> {
        let code = (self.ask)(&self.serial).map_err(|error| {
            let message = format!("{session}: no MFA code of {}: {error}", self.serial);
            CredentialsError::because(NAME, message, error)
        })?;
        Ok(Sensitive::from(code.expose().trim()))
    }
}
