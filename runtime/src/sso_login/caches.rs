//! Where files are kept.

use std::path::Path;

use crate::sso_cache::{RegistrationCache, RoleCache, TokenCache};

/// The folders of the AWS CLI that hold sign-ins and what they lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Caches {
    /// The tokens: `~/.aws/sso/cache`.
    pub tokens: TokenCache,
    /// The registrations, in the same folder.
    pub registrations: RegistrationCache,
    /// The credentials of roles: `~/.aws/cli/cache`.
    pub roles: RoleCache,
}

impl Caches {
    /// The folders below a home folder.
    ///
    /// ```
    /// use aws_operation::sso_login::Caches;
    ///
    /// let caches = Caches::in_home("/people/ada".as_ref());
    /// assert_eq!(caches.tokens.directory().to_str(), Some("/people/ada/.aws/sso/cache"));
    /// assert_eq!(caches.roles.directory().to_str(), Some("/people/ada/.aws/cli/cache"));
    /// ```
    #[must_use]
    pub fn in_home(home: &Path) -> Self {
        let tokens = TokenCache::in_home(home);
        Self {
            registrations: RegistrationCache::new(tokens.directory()),
            tokens,
            roles: RoleCache::in_home(home),
        }
    }
}
