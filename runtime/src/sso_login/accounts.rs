//! The accounts and roles that a sign-in leads to.

use super::access::PortalError;
use super::login::SsoLogin;
use crate::error::Printable;
use crate::sso::{AccountInfo, ListAccountRoles, ListAccounts, RoleInfo};
use crate::sso_oidc::device_flow::printable;

/// As many as the service gives at once.
const PAGE: i32 = 100;

impl SsoLogin {
    /// All accounts that the person may use, from all pages, by name and then by number. Names and mail addresses are fit for a
    /// terminal.
    ///
    /// # Errors
    ///
    /// Nobody is signed in; the portal refuses or cannot be reached.
    pub fn accounts(&self) -> Result<Vec<AccountInfo>, PortalError> {
        // First, since a configuration that is wrong has to be mended before anything else.
        let client = self.portal_client()?;
        let token = self.access_token()?;
        let request = ListAccounts::new(&token).max_results(PAGE);
        let accounts: Result<Vec<_>, _> = client.items(request).collect();
        let mut accounts = accounts.map_err(|error| {
            let message = format!("the accounts cannot be listed: {error}");
            self.refused(message, error)
        })?;
        for account in &mut accounts {
            for text in [&mut account.account_name, &mut account.email_address] {
                *text = text.take().map(|text| printable(&text));
            }
        }
        accounts.sort_by(|one, other| {
            let key = |account: &AccountInfo| {
                let name = account.account_name.as_deref().unwrap_or_default();
                (name.to_lowercase(), account.account_id.clone())
            };
            key(one).cmp(&key(other))
        });
        Ok(accounts)
    }

    /// All roles that the person may take in an account, from all pages, by name.
    ///
    /// # Errors
    ///
    /// As for [`accounts`](Self::accounts); the account does not exist, or the person may not use it.
    pub fn roles(&self, account_id: &str) -> Result<Vec<RoleInfo>, PortalError> {
        let client = self.portal_client()?;
        let token = self.access_token()?;
        let request = ListAccountRoles::new(&token, account_id).max_results(PAGE);
        let roles: Result<Vec<_>, _> = client.items(request).collect();
        let mut roles = roles.map_err(|error| {
            let account_id = Printable(account_id);
            let message =
                format!("the roles in the account {account_id} cannot be listed: {error}");
            self.refused(message, error)
        })?;
        roles.sort_by(|one, other| one.role_name.cmp(&other.role_name));
        Ok(roles)
    }
}
