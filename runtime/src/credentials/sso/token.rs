//! The access token of a sign-in, from the file where it is kept.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::NAME;
use super::endpoints::Portal;
use super::refresh::{self, Refusal};
use crate::auth::{CredentialsError, ProvideToken};
use crate::config::{ConfigError, Profile, SsoSession};
use crate::sso_cache::{CachedToken, NoToken, TokenCache};
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
/// the old token is used until it expires, and the next attempt is a minute later.
pub struct SsoToken {
    profile: String,
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
        Ok(Self {
            profile: profile.name().to_owned(),
            oidc: Portal::of_profile::<SsoOidc>(profile, &session, client)?,
            session,
            cache,
            state: Mutex::default(),
        })
    }

    /// What the file of the sign-in is named after.
    pub(super) fn key(&self) -> &str {
        let name = self.session.name.as_deref();
        name.unwrap_or(&self.session.start_url)
    }

    /// What is there now: in the file, or newer, in memory.
    pub(super) fn load(&self) -> Result<CachedToken, NoToken> {
        let unsaved = self.state().unsaved.clone();
        match (self.cache.load(self.key()), unsaved) {
            (Ok(token), Some(unsaved)) if token.expires_at < unsaved.expires_at => Ok(unsaved),
            (Err(_), Some(unsaved)) => Ok(unsaved),
            (token, _) => token,
        }
    }

    /// Keeps a token in the file, or at least in memory.
    pub(super) fn keep(&self, token: &CachedToken) {
        let unsaved = self.cache.store(self.key(), token).is_err();
        self.state().unsaved = unsaved.then(|| token.clone());
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a person does to sign in.
    pub(super) fn advice(&self) -> String {
        match &self.session.name {
            Some(name) => format!("run `aws sso login --sso-session {name}`"),
            None => format!("run `aws sso login --profile {}`", self.profile),
        }
    }

    fn error(&self, what: &str) -> CredentialsError {
        let session = match &self.session.name {
            Some(name) => format!("the session {name:?}"),
            None => format!("{} (profile {:?})", self.session.start_url, self.profile),
        };
        let message = format!("{session}: {what}; {}", self.advice());
        CredentialsError::new(NAME, message)
    }
}

impl ProvideToken for SsoToken {
    fn token(&self, now: Timestamp) -> Result<Sensitive<String>, CredentialsError> {
        let token = self
            .load()
            .map_err(|none| self.error(&format!("nobody is signed in ({none})")))?;
        let is_good = time_left(&token, now) > 0;
        if !is_due(&token, now) {
            return Ok(token.access_token);
        }
        let failed_at = self.state().failed_at;
        let is_too_soon =
            failed_at.is_some_and(|at| now.epoch_seconds() < at.epoch_seconds() + GAP);
        if is_good && is_too_soon {
            return Ok(token.access_token);
        }
        match refresh::refresh(self, &token, now) {
            Ok(token) => {
                self.state().failed_at = None;
                Ok(token.access_token)
            }
            Err(_) if is_good => {
                self.state().failed_at = Some(now);
                Ok(token.access_token)
            }
            Err(refusal) => Err(self.expired(&token, &refusal)),
        }
    }
}

impl SsoToken {
    fn expired(&self, token: &CachedToken, refusal: &Refusal) -> CredentialsError {
        let what = format!("the sign-in expired at {} and {refusal}", token.expires_at);
        self.error(&what)
    }
}

/// Whether it is time for a new one.
pub(super) fn is_due(token: &CachedToken, now: Timestamp) -> bool {
    time_left(token, now) < WINDOW
}

/// Seconds until it expires.
pub(super) fn time_left(token: &CachedToken, now: Timestamp) -> i64 {
    // Far from the ends of the integers: a timestamp's years have four digits.
    token.expires_at.epoch_seconds() - now.epoch_seconds()
}

impl fmt::Debug for SsoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoToken")
            .field("profile", &self.profile)
            .field("session", &self.session)
            .field("cache", &self.cache)
            .finish_non_exhaustive()
    }
}
