//! Why there is no token, and why one cannot be kept.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Nobody is signed in, as far as the files say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoToken {
    path: PathBuf,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    Missing,
    Unreadable(io::ErrorKind),
    Malformed,
}

impl NoToken {
    pub(super) fn unreadable(path: PathBuf, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Reason::Missing,
            kind => Reason::Unreadable(kind),
        };
        Self { path, reason }
    }

    pub(super) const fn malformed(path: PathBuf) -> Self {
        let reason = Reason::Malformed;
        Self { path, reason }
    }

    /// Where the file is, or should be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is no file at all.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.reason == Reason::Missing
    }
}

impl fmt::Display for NoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.reason {
            Reason::Missing => write!(f, "there is no token file {path}"),
            Reason::Unreadable(kind) => write!(f, "the token file {path} cannot be read: {kind}"),
            Reason::Malformed => write!(
                f,
                "the file {path} has no access token with a time at which it expires"
            ),
        }
    }
}

impl StdError for NoToken {}

/// A file that cannot be written, removed or locked.
#[derive(Debug)]
pub struct CacheError {
    path: PathBuf,
    fault: Fault,
}

#[derive(Debug)]
pub(super) enum Fault {
    Directory(io::Error),
    Write(io::Error),
    Remove(io::Error),
    Lock(io::Error),
    /// Somebody else has the lock after so long.
    Locked(Duration),
    NoFile,
}

impl CacheError {
    pub(super) fn new(path: &Path, fault: Fault) -> Self {
        let path = path.to_owned();
        Self { path, fault }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether somebody else has the lock, so that it may be had later.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        matches!(self.fault, Fault::Locked(_))
    }
}

impl fmt::Display for CacheError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.fault {
            Fault::Directory(error) => write!(f, "the folder of {path} cannot be made: {error}"),
            Fault::Write(error) => write!(f, "{path} cannot be written: {error}"),
            Fault::Remove(error) => write!(f, "{path} cannot be removed: {error}"),
            Fault::Lock(error) => write!(f, "{path} cannot be locked: {error}"),
            Fault::Locked(patience) => write!(
                f,
                "{path} is locked by another program, after {} s still; is it hanging?",
                patience.as_secs()
            ),
            Fault::NoFile => write!(
                f,
                "{path} is a symbolic link, or something else that is no regular file; remove it"
            ),
        }
    }
}

impl StdError for CacheError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            Fault::Directory(error)
            | Fault::Write(error)
            | Fault::Remove(error)
            | Fault::Lock(error) => Some(error),
            Fault::Locked(_) | Fault::NoFile => None,
        }
    }
}
