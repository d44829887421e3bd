//! The files in which the AWS CLI keeps sign-ins to AWS SSO, shared with it and with the SDKs of AWS.
//!
//! A [`TokenCache`] is the folder `~/.aws/sso/cache`. Each sign-in has a file there, named after its `sso-session` section or,
//! without one, after its start URL. A [`RegistrationCache`] shares the folder; a [`RoleCache`] is `~/.aws/cli/cache`. Keys are
//! read in any case, and times as any of the tools writes them; what this crate does not know stays in the file when it is
//! written again.
//!
//! Refresh tokens are good for one use. Whoever refreshes holds a [`CacheLock`] from reading to writing, so that of several
//! programs only one does.
//!
//! ```no_run
//! use std::time::Duration;
//! use aws_operation::sso_cache::TokenCache;
//!
//! let cache = TokenCache::in_home("/people/ada".as_ref());
//! let lock = cache.lock("my-sso", Duration::from_secs(30))?;
//! let mut token = cache.load("my-sso")?;
//! println!("good until {}", token.expires_at);
//! token.access_token = "a new one".into();
//! cache.store("my-sso", &token)?;
//! drop(lock);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod fields;
mod file;
mod lock;
mod python_json;
mod registration;
mod role;
mod time;
mod token;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha1::{Digest, Sha1};

pub use error::{CacheError, NoToken};
#[cfg(feature = "credentials")]
pub(crate) use fields::Fields;
#[cfg(feature = "sso-login")]
pub(crate) use fields::Texts;
#[cfg(feature = "sso-login")]
pub(crate) use file::{
    private as private_file, remove as remove_file, remove_leftovers, temporary_name,
};
pub use lock::CacheLock;
pub use registration::{CachedRegistration, RegistrationCache, RegistrationKey};
pub use role::{RoleCache, RoleKey, SignInKey};
#[cfg(feature = "credentials")]
pub(crate) use time::parse as parse_time;
pub use token::CachedToken;

/// The folder with the files of sign-ins.
///
/// Its methods take the `key` of a sign-in: the name of its `sso-session` section or, without one, its start URL as it is
/// configured, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenCache {
    directory: PathBuf,
}

impl TokenCache {
    /// The files in a folder. It need not exist.
    #[must_use]
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        let directory = directory.into();
        Self { directory }
    }

    /// The files below a home folder, in `.aws/sso/cache`.
    #[must_use]
    pub fn in_home(home: &Path) -> Self {
        Self::new(home.join(".aws").join("sso").join("cache"))
    }

    /// The folder.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where the file of a sign-in is: the SHA-1 of the key in hexadecimal digits, and `.json`.
    ///
    /// ```
    /// use aws_operation::sso_cache::TokenCache;
    ///
    /// let path = TokenCache::new("cache").path("my-sso");
    /// assert_eq!(path.to_str(), Some("cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json"));
    /// ```
    #[must_use]
    pub fn path(&self, key: &str) -> PathBuf {
        self.directory.join(format!("{}.json", sha1_of(key)))
    }

    /// Reads the token of a sign-in.
    ///
    /// # Errors
    ///
    /// There is no file, or none that can be read and has an access token and the time it expires. All of that means the
    /// same: nobody is signed in. The error says which it is.
    pub fn load(&self, key: &str) -> Result<CachedToken, NoToken> {
        let path = self.path(key);
        match file::read(&path) {
            Ok(content) => {
                CachedToken::parse(&content).ok_or_else(|| NoToken::malformed(path.clone()))
            }
            Err(error) => Err(NoToken::unreadable(path, &error)),
        }
    }

    /// Writes the token of a sign-in, so that a reader sees the old file or the new one, and nothing between.
    ///
    /// The folder is made if it is not there. On Unix only the owner may read the folder that is made, and the file from its
    /// first byte on.
    ///
    /// # Errors
    ///
    /// The file or the folder cannot be written; there is something else in the place of the file, such as a symbolic link.
    pub fn store(&self, key: &str, token: &CachedToken) -> Result<(), CacheError> {
        file::write(&self.path(key), &token.to_json())
    }

    /// Removes the token of a sign-in, and says whether there was one.
    ///
    /// # Errors
    ///
    /// The file cannot be removed.
    pub fn remove(&self, key: &str) -> Result<bool, CacheError> {
        file::remove(&self.path(key))
    }

    /// All tokens in the folder, whoever wrote them, with their files: by path, sorted. What is no token is left out.
    #[must_use]
    pub fn tokens(&self) -> Vec<(PathBuf, CachedToken)> {
        let tokens = file::list(&self.directory).into_iter().filter_map(|path| {
            let token = CachedToken::parse(&file::read(&path).ok()?)?;
            Some((path, token))
        });
        tokens.collect()
    }

    /// A file as it is now, if it has an access token, whether or not that can be used; locked as by [`lock`](Self::lock) if the
    /// lock can be had.
    #[cfg(feature = "sso-login")]
    pub(crate) fn to_be_removed(
        path: &Path,
        patience: Duration,
    ) -> Option<(CachedToken, Option<CacheLock>)> {
        let token = || Some(CachedToken::parse_any(&file::read(path).ok()?)?.0);
        // No lock file beside what is no token.
        token()?;
        let lock = CacheLock::take(&path.with_extension("lock"), patience).ok();
        Some((token()?, lock))
    }

    /// All files that could be tokens, by path, sorted.
    #[cfg(feature = "sso-login")]
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        file::list(&self.directory)
    }

    /// Locks a sign-in against others who ask for the lock, in this program and in others, until the lock is dropped or the
    /// program ends. It waits for others for so long, and not at all where that is zero.
    ///
    /// The lock is on a file with the ending `.lock` beside the token's. It is left there: deleting it could leave two
    /// programs with a lock each.
    ///
    /// # Errors
    ///
    /// Somebody else has the lock still; the file cannot be made.
    pub fn lock(&self, key: &str, patience: Duration) -> Result<CacheLock, CacheError> {
        let path = self.directory.join(format!("{}.lock", sha1_of(key)));
        CacheLock::take(&path, patience)
    }
}

fn sha1_of(key: &str) -> String {
    let digest = Sha1::digest(key.as_bytes());
    digest.iter().fold(String::new(), |mut text, byte| {
        // A string takes everything.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::sha1_of;

    #[test]
    fn names_are_those_of_the_cli() {
        for (key, name) in [
            ("dev", "34c6fceca75e456f25e7e99531e2425c6c1de443"),
            ("admin", "d033e22ae348aeb5660fc2140aec35850c4da997"),
            ("my-sso", "0ad374308c5a4e22f723adf10145eafad7c4031c"),
            (
                "https://ssotest.awsapps.com/start",
                "dace00cba5f8355ec9d274ceb2bcebdfbeed0e12",
            ),
            (
                "https://example.awsapps.com/start",
                "e8be5486177c5b5392bd9aa76563515b29358e6e",
            ),
        ] {
            assert_eq!(sha1_of(key), name, "{key}");
        }
    }
}
