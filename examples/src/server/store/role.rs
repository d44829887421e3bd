//! What an access token opens: accounts, their roles, and credentials for a role.

use aws_operation::Sensitive;

use super::super::account::Account;
use super::super::clock::Time;
use super::super::portal::{PortalRefusal, PortalRefusalKind};
use super::super::secret::{random_access_key_id, random_secret, random_secret_access_key};
use super::{CAPACITY, Store};

/// Credentials for a role. The server remembers them until they expire, to check the signatures that are made with them.
#[derive(Clone, Debug)]
pub struct RoleCredentials {
    /// The account that they are for.
    pub account_id: String,
    /// The role that they are for.
    pub role_name: String,
    /// Names the key; not secret.
    pub access_key_id: String,
    /// Requests are signed with it.
    pub secret_access_key: Sensitive<String>,
    /// Sent with each signed request.
    pub session_token: Sensitive<String>,
    /// When the credentials end.
    pub expires_at: Time,
}

impl Store {
    /// All accounts that the person may use.
    ///
    /// # Errors
    ///
    /// [`PortalRefusalKind::Unauthorized`] for an access token that is worth nothing, and
    /// [`PortalRefusalKind::TooManyRequests`] over its rate limit.
    pub fn accounts(
        &mut self,
        access_token: &Sensitive<String>,
        now: Time,
    ) -> Result<&[Account], PortalRefusal> {
        self.authorize(access_token, now)?;
        Ok(&self.config.accounts)
    }

    /// All roles of an account.
    ///
    /// # Errors
    ///
    /// As [`accounts`](Self::accounts), and [`PortalRefusalKind::ResourceNotFound`] for an account that is not there.
    pub fn roles(
        &mut self,
        access_token: &Sensitive<String>,
        account_id: &str,
        now: Time,
    ) -> Result<&[String], PortalRefusal> {
        self.authorize(access_token, now)?;
        Ok(&self.account(account_id)?.roles)
    }

    /// New credentials for a role. They are good for as long as the configuration says, whatever becomes of the access
    /// token.
    ///
    /// # Errors
    ///
    /// As [`roles`](Self::roles), also for a role that is not there; [`PortalRefusalKind::Internal`] without randomness.
    pub fn role_credentials(
        &mut self,
        access_token: &Sensitive<String>,
        account_id: &str,
        role_name: &str,
        now: Time,
    ) -> Result<RoleCredentials, PortalRefusal> {
        self.authorize(access_token, now)?;
        let account = self.account(account_id)?;
        if !account.roles.iter().any(|role| role == role_name) {
            return Err(not_found("the account has no such role"));
        }
        let credentials = RoleCredentials {
            account_id: account_id.to_owned(),
            role_name: role_name.to_owned(),
            access_key_id: random_access_key_id()?,
            secret_access_key: random_secret_access_key()?,
            session_token: random_secret()?,
            expires_at: now + self.config.role_credentials_expires_in,
        };
        if self.keys.len() >= CAPACITY {
            self.drop_oldest_key();
        }
        let id = credentials.access_key_id.clone();
        self.keys.insert(id, credentials.clone());
        Ok(credentials)
    }

    /// The credentials of a role that have this id, expired or not.
    #[must_use]
    pub fn key(&self, access_key_id: &str) -> Option<&RoleCredentials> {
        self.keys.get(access_key_id)
    }

    fn drop_oldest_key(&mut self) {
        let oldest = self.keys.values().min_by_key(|key| key.expires_at);
        if let Some(id) = oldest.map(|key| key.access_key_id.clone()) {
            self.keys.remove(&id);
        }
    }

    fn account(&self, id: &str) -> Result<&Account, PortalRefusal> {
        let accounts = &self.config.accounts;
        accounts
            .iter()
            .find(|account| account.id == id)
            .ok_or_else(|| not_found("there is no such account"))
    }
}

fn not_found(message: &'static str) -> PortalRefusal {
    PortalRefusal::new(PortalRefusalKind::ResourceNotFound, message)
}
