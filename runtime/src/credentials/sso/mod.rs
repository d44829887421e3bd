//! Credentials of a role that a sign-in to AWS SSO leads to.

pub(crate) mod endpoints;
mod refresh;
pub(crate) mod token;

use std::fmt;

use crate::auth::{Credentials, CredentialsError, ProvideCredentials, ProvideToken};
use crate::config::{ConfigError, Profile};
use crate::sso::{GetRoleCredentials, GetRoleCredentialsError, RoleCredentials, Sso};
use crate::sso_cache::TokenCache;
use crate::{ClientBuilder, Error, Timestamp};
use endpoints::Portal;
pub use token::SsoToken;

const NAME: &str = "sso";

/// Credentials of a role that a sign-in to AWS SSO leads to: `sso_account_id` and `sso_role_name` of a profile, with
/// `sso_session`, or with `sso_start_url` and `sso_region`.
///
/// The access token is that of [`SsoToken`]; the credentials come from the portal, and are kept in memory alone, if they
/// are: see [`Cached`](crate::auth::Cached). Who is not signed in gets an error that says how to do it.
pub struct SsoCredentials {
    token: SsoToken,
    account_id: String,
    role_name: String,
    portal: Portal,
}

impl SsoCredentials {
    /// The role of a profile; `None` where it has none. `client` is what clients for the two services of AWS SSO are made
    /// of: they get their endpoints from the profile.
    ///
    /// # Errors
    ///
    /// See [`Profile::sso_role`] and [`Profile::endpoint_settings`].
    pub fn of_profile(
        profile: &Profile<'_>,
        cache: TokenCache,
        client: ClientBuilder,
    ) -> Result<Option<Self>, ConfigError> {
        let Some(role) = profile.sso_role()? else {
            return Ok(None);
        };
        let portal = Portal::of_profile::<Sso>(profile, &role.session, client.clone())?;
        let token = SsoToken::of_session(profile, role.session, cache, client)?;
        Ok(Some(Self {
            token,
            account_id: role.account_id,
            role_name: role.role_name,
            portal,
        }))
    }
}

impl ProvideCredentials for SsoCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let access_token = self.token.token(now)?;
        let client = self.portal.client()?;
        let request = GetRoleCredentials::new(access_token, &self.account_id, &self.role_name);
        let reply = client.send(&request).map_err(|error| self.failed(error))?;
        Ok(of_role(reply.role_credentials).with_account_id(&self.account_id))
    }
}

impl SsoCredentials {
    fn failed(&self, error: Error<GetRoleCredentialsError>) -> CredentialsError {
        let what = format!(
            "no credentials for the role {:?} in the account {}: {error}",
            self.role_name, self.account_id
        );
        let message = match error.modeled() {
            Some(GetRoleCredentialsError::UnauthorizedException(_)) => {
                format!(
                    "{what}; the sign-in is not good any more: {}",
                    self.token.advice()
                )
            }
            Some(GetRoleCredentialsError::ResourceNotFoundException(_)) => {
                format!("{what}; check `sso_account_id` and `sso_role_name`")
            }
            _ => what,
        };
        CredentialsError::because(NAME, message, error)
    }
}

pub(crate) fn of_role(credentials: RoleCredentials) -> Credentials {
    let milliseconds = credentials.expiration;
    // Below a thousand, and never negative.
    let rest = u32::try_from(milliseconds.rem_euclid(1000)).unwrap_or(0);
    let expires_at = Timestamp::from_epoch(milliseconds.div_euclid(1000), rest * 1_000_000);
    Credentials::new(credentials.access_key_id, credentials.secret_access_key)
        .with_session_token(credentials.session_token)
        .with_expiry(expires_at)
}

impl fmt::Debug for SsoCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoCredentials")
            .field("token", &self.token)
            .field("account_id", &self.account_id)
            .field("role_name", &self.role_name)
            .finish_non_exhaustive()
    }
}
