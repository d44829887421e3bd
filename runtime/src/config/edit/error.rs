//! Why a configuration file is not changed.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::ConfigError;

/// Why a configuration file is not changed. It holds no value of the file, only one that was to be written to it.
#[derive(Debug)]
pub struct EditError {
    path: PathBuf,
    fault: Fault,
}

#[derive(Debug)]
pub(super) enum Fault {
    Read(io::Error),
    Write(io::Error),
    Config(Box<ConfigError>),
    /// What it is, and the value that was to be written.
    Value(&'static str, String),
    Changed,
    /// The file would not say what it was told.
    Differs,
}

impl EditError {
    pub(super) fn new(path: &Path, fault: Fault) -> Self {
        let path = path.to_owned();
        Self { path, fault }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.fault {
            Fault::Read(error) => write!(f, "{path} cannot be read: {error}"),
            Fault::Write(error) => write!(f, "{path} cannot be written: {error}"),
            Fault::Config(error) => write!(f, "{error}; mend it first"),
            Fault::Value(what, value) => write!(
                f,
                "{path} cannot hold {what} {value:?}: use one that is not empty, and has no control characters, quotes or brackets in it, nor space at an end"
            ),
            Fault::Changed => write!(
                f,
                "{path} was changed by another program meanwhile; nothing was written, begin again"
            ),
            Fault::Differs => write!(
                f,
                "{path} would not say what was asked for, perhaps since another section or the credentials file says something else; nothing was written"
            ),
        }
    }
}

impl StdError for EditError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            Fault::Read(error) | Fault::Write(error) => Some(error),
            Fault::Config(error) => error.source(),
            Fault::Value(..) | Fault::Changed | Fault::Differs => None,
        }
    }
}
