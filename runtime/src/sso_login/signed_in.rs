//! What a sign-in ends with.

use std::path::PathBuf;

use crate::ClockSkew;
use crate::sso_cache::{CacheError, CachedToken};

/// Where the token came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum How {
    /// It was in the file, and is good.
    Cached,
    /// It was refreshed, without a person.
    Refreshed,
    /// The person signed in.
    SignedIn,
}

/// A sign-in.
#[derive(Debug)]
#[non_exhaustive]
pub struct SignedIn {
    /// The token.
    pub token: CachedToken,
    /// Where it came from.
    pub how: How,
    /// The file of the sign-in.
    pub path: PathBuf,
    /// Whether the token is in the file. The error names the file that could not be written, and the token is in memory alone:
    /// the same [`SsoLogin`](super::SsoLogin) uses it.
    pub saved: Result<(), CacheError>,
    /// How wrong this machine's clock is, if that is more than 4 minutes. A program should say so: other programs will take
    /// good tokens for expired ones.
    pub skew: Option<ClockSkew>,
}
