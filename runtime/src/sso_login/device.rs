//! Signing in with a code.

use super::error::Fault;
use super::login::{PATIENCE, SsoLogin};
use super::options::LoginOptions;
use super::prompter::{Notice, Prompter};
use crate::Timestamp;
use crate::sso_cache::{CachedRegistration, CachedToken};
use crate::sso_oidc::device_flow::{
    Progress, Registration, Settings, SignedIn, sign_in_with_clock,
};

impl SsoLogin {
    pub(super) fn by_device(
        &self,
        options: &LoginOptions,
        prompter: &mut dyn Prompter,
    ) -> Result<CachedToken, Fault> {
        let client = self.token.oidc().client().map_err(Fault::Client)?;
        let mut settings = Settings::new(self.session.region(), self.session.start_url())
            .client_name(&self.client_name)
            .scopes(&self.session.sso.registration_scopes)
            .give_up_after(options.give_up_after);
        // Whoever names an endpoint trusts its host with the page too.
        if let Some(endpoint) = client.endpoint() {
            settings = settings
                .allow_verification_host(endpoint.host())
                .allow_loopback_verification(endpoint.is_loopback());
        }
        let key = self.session.registration_key();
        // Held until the client is registered, so that of several programs one does.
        let mut lock = self.caches.registrations.lock(&key, PATIENCE).ok();
        if let Some(cached) = self.device_registration() {
            lock = None;
            settings = settings.registration(cached);
        }
        let on_progress = |progress: Progress<'_>| {
            if let Progress::Registered(registration) = progress {
                self.keep_registration(registration, prompter);
                lock = None;
            }
            prompter.device(progress);
        };
        let signed_in = sign_in_with_clock(
            &client,
            settings,
            &options.cancellation,
            &self.clock,
            on_progress,
        );
        let signed_in = signed_in.map_err(|error| Fault::Device(Box::new(error)))?;
        self.token_of(signed_in)
    }

    /// The client that is in its file, if it is for this grant and fresh.
    fn device_registration(&self) -> Option<Registration> {
        let cached = self
            .caches
            .registrations
            .load(&self.session.registration_key())?;
        let fits = cached.is_fresh(self.clock.time()) && !cached.has_authorization_code_grant();
        let expires_at = cached.expires_at.try_into().ok()?;
        fits.then(|| Registration::new(cached.client_id, cached.client_secret, Some(expires_at)))
    }

    fn keep_registration(&self, registration: &Registration, prompter: &mut dyn Prompter) {
        // One that does not say when it expires is good for this sign-in alone.
        let Some(expires_at) = registration.expires_at else {
            return;
        };
        let key = self.session.registration_key();
        let secret = registration.client_secret.clone();
        let mut cached =
            CachedRegistration::new(&registration.client_id, secret, expires_at.into());
        cached.scopes.clone_from(&key.scopes);
        if let Err(error) = self.caches.registrations.store(&key, &cached) {
            prompter.notice(Notice::RegistrationNotSaved(&error));
        }
    }

    fn token_of(&self, signed_in: SignedIn) -> Result<CachedToken, Fault> {
        let expires_at = signed_in.expires_at().ok_or(Fault::NoExpiry)?;
        // A file has whole seconds, and never a later time than the service's.
        let expires_at = Timestamp::from_secs(Timestamp::from(expires_at).epoch_seconds());
        let mut token = CachedToken::new(signed_in.token.access_token, expires_at);
        token.refresh_token = signed_in.token.refresh_token;
        token.start_url = Some(self.session.start_url().to_owned());
        token.region = Some(self.session.region().to_owned());
        token.client_id = Some(signed_in.registration.client_id);
        token.client_secret = Some(signed_in.registration.client_secret);
        token.registration_expires_at = signed_in.registration.expires_at.map(Timestamp::from);
        Ok(token)
    }
}
