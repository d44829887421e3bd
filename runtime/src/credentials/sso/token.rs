//! The access token of a sign-in, from the file where it is kept.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::NAME;
use super::endpoints::Portal;
use super::refresh::{self, Refusal};
use crate::auth::{CredentialsError, ProvideToken};
use crate::config::{ConfigError, Profile, SsoSession};
use crate::error::Printable;
use crate::sso_cache::{CacheError, CachedToken, NoToken, TokenCache};
use crate::sso_oidc::SsoOidc;
use crate::{ClientBuilder, Sensitive, Timestamp};

/// How long before it expires a token is refreshed, in seconds; and from when on others wait for who does it. As botocore
/// has it.
const WINDOW: i64 = 15 * 60;
pub(super) const MANDATORY: i64 = 10 * 60;

/// How long after an attempt that failed the next one may be, in seconds, while the old token is good.
const GAP: i64 = 60;

/// The access token of a sign-in to AWS SSO, from the file where the AWS CLI keeps it.
///
/// From 15 minutes before it expires on it is refreshed, if the sign-in is that of an `sso-session` section and came with a
/// refresh token. Of several programs and threads one does so, under a lock, and the others use what it wrote. If it fails,
/// the old token is used until it expires, and the next attempt is a minute later. A token whose file says another start URL
/// or region than the sign-in has now is an error, and goes nowhere.
pub struct SsoToken {
    /// What a person calls the sign-in.
    label: String,
    /// What a person does to sign in.
    advice: String,
    pub(super) session: SsoSession,
    pub(super) cache: TokenCache,
    pub(super) oidc: Portal,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    failed_at: Option<Timestamp>,
    /// A token that could not be written. The refresh token in the file is spent.
    unsaved: Option<CachedToken>,
}

impl SsoToken {
    /// The sign-in of a profile; `None` where it has neither `sso_session` nor `sso_start_url`. `client` is what a client for
    /// AWS SSO OIDC is made of: it gets its endpoint from the profile.
    ///
    /// # Errors
    ///
    /// See [`Profile::sso_session`] and [`Profile::endpoint_settings`].
    pub fn of_profile(
        profile: &Profile<'_>,
        cache: TokenCache,
        client: ClientBuilder,
    ) -> Result<Option<Self>, ConfigError> {
        let session = profile.sso_session()?;
        session
            .map(|session| Self::of_session(profile, session, cache, client))
            .transpose()
    }

    pub(super) fn of_session(
        profile: &Profile<'_>,
        session: SsoSession,
        cache: TokenCache,
        client: ClientBuilder,
    ) -> Result<Self, ConfigError> {
        let oidc = Portal::of_profile::<SsoOidc>(profile, &session, client)?;
        let advice = match &session.name {
            Some(name) => format!("run `aws sso login --sso-session {name}`"),
            None => format!("run `aws sso login --profile {}`", profile.name()),
        };
        Ok(Self::new(
            session,
            Some(profile.name()),
            advice,
            cache,
            oidc,
        ))
    }

    pub(crate) fn new(
        session: SsoSession,
        profile: Option<&str>,
        advice: String,
        cache: TokenCache,
        oidc: Portal,
    ) -> Self {
        let label = match (&session.name, profile) {
            (Some(name), _) => format!("the session {name:?}"),
            (None, Some(profile)) => format!("{} (profile {profile:?})", session.start_url),
            (None, None) => session.start_url.clone(),
        };
        Self {
            label,
            advice,
            session,
            cache,
            oidc,
            state: Mutex::default(),
        }
    }

    /// Where it is refreshed.
    #[cfg(feature = "sso-login")]
    pub(crate) const fn oidc(&self) -> &Portal {
        &self.oidc
    }

    /// What the file of the sign-in is named after.
    pub(crate) fn key(&self) -> &str {
        let name = self.session.name.as_deref();
        name.unwrap_or(&self.session.start_url)
    }

    /// What is there now: in the file, or newer, in memory.
    pub(crate) fn load(&self) -> Result<CachedToken, NoToken> {
        let unsaved = self.state().unsaved.clone();
        match (self.cache.load(self.key()), unsaved) {
            (Ok(token), Some(unsaved))
                if token.expires_at < unsaved.expires_at || !self.is_of_session(&token) =>
            {
                Ok(unsaved)
            }
            (Err(_), Some(unsaved)) => Ok(unsaved),
            (token, _) => token,
        }
    }

    /// Whoever changes the start URL of a section leaves a token behind that is good elsewhere alone.
    pub(crate) fn is_of_session(&self, token: &CachedToken) -> bool {
        let fits = |found: &Option<String>, expected: &str| {
            found.as_deref().is_none_or(|found| found == expected)
        };
        fits(&token.start_url, &self.session.start_url) && fits(&token.region, &self.session.region)
    }

    /// Keeps a token in the file, or at least in memory, and says why not in the file.
    pub(crate) fn keep(&self, token: &CachedToken) -> Result<(), CacheError> {
        let stored = self.cache.store(self.key(), token);
        self.state().unsaved = stored.is_err().then(|| token.clone());
        stored
    }

    #[cfg(feature = "sso-login")]
    pub(crate) fn has_unsaved(&self) -> bool {
        self.state().unsaved.is_some()
    }

    /// Forgets what is in memory.
    #[cfg(feature = "sso-login")]
    pub(crate) fn forget(&self) {
        *self.state() = State::default();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a person does to sign in.
    pub(crate) fn advice(&self) -> &str {
        &self.advice
    }

    fn message(&self, what: &str) -> String {
        format!("{}: {what}; {}", self.label, self.advice)
    }

    fn error(&self, what: &str) -> CredentialsError {
        CredentialsError::new(NAME, self.message(what))
    }
}

impl ProvideToken for SsoToken {
    fn token(&self, now: Timestamp) -> Result<Sensitive<String>, CredentialsError> {
        self.current(now).map(|current| current.token.access_token)
    }
}

/// A token that is good.
pub(crate) struct Current {
    pub(crate) token: CachedToken,
    /// Whether it was refreshed just now, and whether it could be kept in the file then.
    #[cfg_attr(not(feature = "sso-login"), expect(dead_code))]
    pub(crate) refreshed: Option<Result<(), CacheError>>,
}

impl Current {
    pub(super) const fn as_it_was(token: CachedToken) -> Self {
        let refreshed = None;
        Self { token, refreshed }
    }
}

impl SsoToken {
    /// The token, refreshed if it is time for that.
    pub(crate) fn current(&self, now: Timestamp) -> Result<Current, CredentialsError> {
        let token = self
            .load()
            .map_err(|none| self.error(&format!("nobody is signed in ({none})")))?;
        if !self.is_of_session(&token) {
            return Err(self.of_other_session(&token));
        }
        let is_good = time_left(&token, now) > 0;
        if !is_due(&token, now) {
            return Ok(Current::as_it_was(token));
        }
        let failed_at = self.state().failed_at;
        let is_too_soon =
            failed_at.is_some_and(|at| now.epoch_seconds() < at.epoch_seconds() + GAP);
        if is_good && is_too_soon {
            return Ok(Current::as_it_was(token));
        }
        match refresh::refresh(self, &token, now) {
            Ok(current) => {
                self.state().failed_at = None;
                Ok(current)
            }
            Err(Refusal::SignedOut) => {
                Err(self.error("nobody is signed in any more: the token was removed meanwhile"))
            }
            Err(_) if is_good => {
                self.state().failed_at = Some(now);
                Ok(Current::as_it_was(token))
            }
            Err(refusal) => Err(self.expired(&token, refusal)),
        }
    }
}

impl SsoToken {
    fn of_other_session(&self, token: &CachedToken) -> CredentialsError {
        let or_other = |found: &Option<String>, other: &str| match found {
            Some(found) => Printable(found).to_string(),
            None => other.to_owned(),
        };
        self.error(&format!(
            "the token that is there is of {} in {}, from before the configuration was changed, and is not used",
            or_other(&token.start_url, "another start URL"),
            or_other(&token.region, "another region"),
        ))
    }

    /// The error of the call, if there was one, is its source.
    fn expired(&self, token: &CachedToken, refusal: Refusal) -> CredentialsError {
        let what = format!("the sign-in expired at {} and {refusal}", token.expires_at);
        match refusal {
            Refusal::Service(error) => CredentialsError::because(NAME, self.message(&what), *error),
            _ => self.error(&what),
        }
    }
}

/// Whether it is time for a new one.
pub(crate) fn is_due(token: &CachedToken, now: Timestamp) -> bool {
    time_left(token, now) < WINDOW
}

/// Seconds until it expires.
pub(crate) fn time_left(token: &CachedToken, now: Timestamp) -> i64 {
    // Far from the ends of the integers: a timestamp's years have four digits.
    token.expires_at.epoch_seconds() - now.epoch_seconds()
}

impl fmt::Debug for SsoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoToken")
            .field("label", &self.label)
            .field("session", &self.session)
            .field("cache", &self.cache)
            .finish_non_exhaustive()
    }
}
