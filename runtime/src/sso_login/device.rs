//! Signing in with a code.

use super::error::Fault;
use super::login::{PATIENCE, SsoLogin};
use super::options::LoginOptions;
use super::prompter::{Notice, Prompter};
use crate::Timestamp;
use crate::sso_cache::{CachedRegistration, CachedToken};
use crate::sso_oidc::device_flow::{Progress, Registration, Settings, sign_in_with_clock};

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
        let signed_in = signed_in.map_err(|error| Fault::Flow(Box::new(error)))?;
        let registration = to_keep(&signed_in.registration, None);
        let requested_at = signed_in.requested_at.wall.into();
        self.new_token(signed_in.token, requested_at, &registration)
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
        let key = self.session.registration_key();
        let cached = to_keep(registration, key.scopes.clone());
        if let Err(error) = self.caches.registrations.store(&key, &cached) {
            prompter.notice(Notice::RegistrationNotSaved(&error));
        }
    }
}

/// The registration as it is kept. One that does not say when it expires is good for this sign-in alone: see
/// [`CachedRegistration::is_fresh`].
fn to_keep(registration: &Registration, scopes: Option<Vec<String>>) -> CachedRegistration {
    let secret = registration.client_secret.clone();
    let expires_at = registration.expires_at.map(Timestamp::from);
    let expires_at = expires_at.unwrap_or(Timestamp::from_secs(0));
    let mut kept = CachedRegistration::new(&registration.client_id, secret, expires_at);
    kept.scopes = scopes;
    kept
}
