//! Registering a client that a browser comes back to.

use crate::sso_cache::CachedRegistration;
use crate::sso_login::error::Fault;
use crate::sso_login::login::{PATIENCE, SsoLogin};
use crate::sso_login::prompter::{Notice, Prompter};
use crate::sso_oidc::device_flow::DeviceFlowError;
use crate::sso_oidc::{ClientType, GrantType, RegisterClient};
use crate::{Client, Timestamp};

/// Without a port: that of the listener is known later, and any will do (RFC 8252 section 7.3).
const REDIRECT_URI: &str = "http://127.0.0.1/oauth/callback";

/// What the AWS CLI asks for in this flow where nothing is configured.
const DEFAULT_SCOPE: &str = "sso:account:access";

impl SsoLogin {
    /// The client that is in its file, if it is for this grant and fresh, or a new one; and whether it was in the file.
    pub(super) fn registration_for_browser(
        &self,
        client: &Client,
        prompter: &mut dyn Prompter,
    ) -> Result<(CachedRegistration, bool), Fault> {
        let key = self.session.registration_key();
        let load = || {
            let cached = self.caches.registrations.load(&key)?;
            let fits = cached.is_fresh(self.clock.time()) && cached.has_authorization_code_grant();
            fits.then_some(cached)
        };
        if let Some(cached) = load() {
            return Ok((cached, true));
        }
        // Of several programs one registers.
        let _lock = self.caches.registrations.lock(&key, PATIENCE).ok();
        match load() {
            Some(cached) => Ok((cached, true)),
            None => Ok((self.register_for_browser(client, prompter)?, false)),
        }
    }

    pub(super) fn register_for_browser(
        &self,
        client: &Client,
        prompter: &mut dyn Prompter,
    ) -> Result<CachedRegistration, Fault> {
        let request = RegisterClient::new(self.client_name.clone(), ClientType::Public)
            .grant_types([GrantType::AuthorizationCode, GrantType::RefreshToken])
            .redirect_uris([REDIRECT_URI.to_owned()])
            .issuer_url(self.session.start_url())
            .scopes(self.scopes_for_browser());
        let reply = client.send(&request).map_err(|error| {
            Fault::Flow(Box::new(DeviceFlowError::RegisterClient(Box::new(error))))
        })?;
        // One that does not say when it expires is good for this sign-in alone: see `is_fresh`.
        let expires_at = reply
            .client_secret_expires_at
            .filter(|seconds| *seconds > 0);
        let expires_at = Timestamp::from_secs(expires_at.unwrap_or(0));
        let mut registration =
            CachedRegistration::new(reply.client_id, reply.client_secret, expires_at);
        let key = self.session.registration_key();
        registration.scopes.clone_from(&key.scopes);
        registration.grant_types = Some(vec![
            "authorization_code".to_owned(),
            "refresh_token".to_owned(),
        ]);
        if let Err(error) = self.caches.registrations.store(&key, &registration) {
            prompter.notice(Notice::RegistrationNotSaved(&error));
        }
        Ok(registration)
    }

    pub(super) fn scopes_for_browser(&self) -> Vec<String> {
        let scopes = &self.session.sso.registration_scopes;
        if scopes.is_empty() {
            vec![DEFAULT_SCOPE.to_owned()]
        } else {
            scopes.clone()
        }
    }
}
