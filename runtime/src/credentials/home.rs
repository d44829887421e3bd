//! The home folder.

use std::path::PathBuf;

use crate::config::{ConfigError, Environment};

/// `HOME`, or else `USERPROFILE`.
pub(super) fn of(environment: &Environment) -> Result<Option<PathBuf>, ConfigError> {
    for name in ["HOME", "USERPROFILE"] {
        if let Some(path) = environment.get(name)? {
            return Ok(Some(path.into()));
        }
    }
    Ok(None)
}
