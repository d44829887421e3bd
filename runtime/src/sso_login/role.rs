//! Credentials of a role, from their file or from the portal.

use std::time::Duration;

use super::access::PortalError;
use super::login::{PATIENCE, SsoLogin};
use crate::credentials::sso::of_role;
use crate::error::Printable;
use crate::sso::GetRoleCredentials;
use crate::sso_cache::{CacheError, RoleKey};
use crate::{Credentials, Timestamp};

/// How long before they expire credentials are fetched again, in seconds; and from when on others wait for who does it. As
/// botocore has it.
const WINDOW: i64 = 15 * 60;
const MANDATORY: i64 = 10 * 60;

/// Credentials of a role.
#[derive(Debug)]
#[non_exhaustive]
pub struct RoleAccess {
    /// The credentials, with their expiry and account. `Debug` hides the secret ones.
    pub credentials: Credentials,
    /// Whether they were in their file.
    pub is_cached: bool,
    /// Whether they are in their file. The error names the file that could not be written.
    pub saved: Result<(), CacheError>,
}

impl SsoLogin {
    /// Credentials of a role in an account, kept in the file where the AWS CLI keeps them.
    ///
    /// Those in the file are used until 15 minutes before they expire. Of several programs one fetches new ones, and refreshes
    /// the access token if that is due, and the others use what it wrote. If that fails, the old ones are used until they
    /// expire.
    ///
    /// # Errors
    ///
    /// Nobody is signed in; the account or the role does not exist, or the person may not use it; the portal cannot be
    /// reached; the credentials have expired by this machine's clock, which is wrong then.
    pub fn role_credentials(
        &self,
        account_id: &str,
        role_name: &str,
    ) -> Result<RoleAccess, PortalError> {
        let key = RoleKey::new(account_id, role_name, self.session.sign_in_key());
        let now = self.clock.time();
        let old = self.caches.roles.load(&key);
        let left = time_left(old.as_ref(), now);
        if left >= WINDOW
            && let Some(credentials) = old
        {
            return Ok(RoleAccess::cached(credentials));
        }
        // While the old ones are good for some time, whoever is at it may go on alone.
        let patience = if left < MANDATORY {
            PATIENCE
        } else {
            Duration::ZERO
        };
        let lock = self.caches.roles.lock(&key, patience);
        let is_locked = lock.as_ref().is_err_and(CacheError::is_locked);
        if let (Some(credentials), true) = (&old, is_locked && left > 0) {
            return Ok(RoleAccess::cached(credentials.clone()));
        }
        // Somebody may have been here before.
        let newer = self.caches.roles.load(&key);
        if time_left(newer.as_ref(), now) >= WINDOW
            && let Some(credentials) = newer
        {
            return Ok(RoleAccess::cached(credentials));
        }
        match (self.fetch(account_id, role_name), old) {
            (Ok(credentials), _) => Ok(RoleAccess {
                saved: self.caches.roles.store(&key, &credentials),
                credentials,
                is_cached: false,
            }),
            (Err(_), Some(old)) if left > 0 => Ok(RoleAccess::cached(old)),
            (Err(error), _) => Err(error),
        }
    }

    fn fetch(&self, account_id: &str, role_name: &str) -> Result<Credentials, PortalError> {
        // First, since a configuration that is wrong has to be mended before anything else.
        let client = self.portal_client()?;
        let token = self.access_token()?;
        let request = GetRoleCredentials::new(token, account_id, role_name);
        let account = Printable(account_id);
        let reply = client.send(&request).map_err(|error| {
            let message = format!(
                "no credentials for the role {role_name:?} in the account {account}: {error}"
            );
            self.refused(message, error)
        })?;
        let credentials = of_role(reply.role_credentials).with_account_id(account_id);
        let expires_at = credentials.expires_at();
        if expires_at.is_some_and(|expires_at| expires_at <= self.clock.time()) {
            let message = format!(
                "the credentials for the role {role_name:?} in the account {account} have expired on arrival, by this machine's clock"
            );
            return Err(self.unusable(message));
        }
        Ok(credentials)
    }
}

impl RoleAccess {
    const fn cached(credentials: Credentials) -> Self {
        Self {
            credentials,
            is_cached: true,
            saved: Ok(()),
        }
    }
}

/// Seconds until they expire; those that are not there have.
fn time_left(credentials: Option<&Credentials>, now: Timestamp) -> i64 {
    let expires_at = credentials.and_then(Credentials::expires_at);
    // Far from the ends of the integers: a timestamp's years have four digits.
    expires_at.map_or(0, |at| at.epoch_seconds() - now.epoch_seconds())
}
