//! Access tokens: good at the portal until they expire, or until the person signs out.

use std::time::Duration;

use aws_operation::Sensitive;
use sha2::{Digest as _, Sha256};

use super::super::clock::Time;
use super::super::portal::{PortalRefusal, PortalRefusalKind};
use super::super::rate_limit::RateLimit;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::secret::random_secret;
use super::refresh::family_of;
use super::{CAPACITY, Granted, Store};

/// What is kept of an access token in its place, so that the time of a look-up tells nothing about the token.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Fingerprint([u8; 32]);

impl Fingerprint {
    fn of(access_token: &Sensitive<String>) -> Self {
        Self(Sha256::digest(access_token.expose()).into())
    }
}

#[derive(Debug)]
pub(super) struct AccessToken {
    /// The family of refresh tokens of the same sign-in, if there is one.
    family: Option<String>,
    pub(super) expires_at: Time,
    calls: RateLimit,
}

impl Store {
    /// A new access token, beside the refresh token if there is one.
    pub(super) fn issue_access_token(
        &mut self,
        refresh_token: Option<Sensitive<String>>,
        now: Time,
    ) -> Result<Granted, Refusal> {
        if self.access_tokens.len() >= CAPACITY {
            self.drop_oldest_access_token();
        }
        // An hour if it can be renewed, else the eight hours of a working day.
        let hours = if refresh_token.is_some() { 1 } else { 8 };
        let expires_in = Duration::from_secs(hours * 60 * 60);
        let expires_in = self.config.access_token_expires_in.unwrap_or(expires_in);
        let family = refresh_token.as_ref().and_then(|token| family_of(token));
        let access_token = random_secret()?;
        let issued = AccessToken {
            family: family.map(ToOwned::to_owned),
            expires_at: now + expires_in,
            calls: RateLimit::per_minute(self.config.rate_per_minute.get()),
        };
        self.access_tokens
            .insert(Fingerprint::of(&access_token), issued);
        Ok(Granted {
            access_token,
            expires_in,
            refresh_token,
        })
    }

    /// Another access token for one that is good, until that one expires. It ends with the same sign-in.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::InvalidGrant`] for an access token that is worth nothing; [`RefusalKind::SlowDown`] over its rate limit.
    pub fn exchange(
        &mut self,
        access_token: &Sensitive<String>,
        now: Time,
    ) -> Result<Granted, Refusal> {
        let subject = self
            .authorize(access_token, now)
            .map_err(|refusal| of_subject(&refusal))?;
        let (family, expires_at) = (subject.family.clone(), subject.expires_at);
        let granted = self.issue_access_token(None, now)?;
        let expires_in = granted.expires_in.min(expires_at.since(now));
        if let Some(issued) = self
            .access_tokens
            .get_mut(&Fingerprint::of(&granted.access_token))
        {
            issued.family = family;
            issued.expires_at = now + expires_in;
        }
        Ok(Granted {
            expires_in,
            ..granted
        })
    }

    /// Ends the sign-in of an access token: all its access tokens and its refresh token are worth nothing from now on.
    ///
    /// # Errors
    ///
    /// [`PortalRefusalKind::Unauthorized`] for an access token that is worth nothing already, and
    /// [`PortalRefusalKind::TooManyRequests`] over its rate limit.
    pub fn log_out(
        &mut self,
        access_token: &Sensitive<String>,
        now: Time,
    ) -> Result<(), PortalRefusal> {
        match self.authorize(access_token, now)?.family.clone() {
            Some(family) => self.revoke(&family),
            None => {
                self.access_tokens.remove(&Fingerprint::of(access_token));
            }
        }
        Ok(())
    }

    /// Takes one of the calls that an access token is good for in a minute.
    pub(super) fn authorize(
        &mut self,
        access_token: &Sensitive<String>,
        now: Time,
    ) -> Result<&AccessToken, PortalRefusal> {
        self.purge(now);
        let refuse = |message| PortalRefusal::new(PortalRefusalKind::Unauthorized, message);
        let token = self
            .access_tokens
            .get_mut(&Fingerprint::of(access_token))
            .ok_or_else(|| refuse("the access token is unknown or was signed out"))?;
        if now >= token.expires_at {
            return Err(refuse("the access token has expired"));
        }
        if !token.calls.take(now) {
            return Err(PortalRefusal::new(
                PortalRefusalKind::TooManyRequests,
                "too many calls with this access token; try again in a minute",
            ));
        }
        Ok(token)
    }

    /// Ends a sign-in.
    pub(super) fn revoke(&mut self, family: &str) {
        self.families.remove(family);
        self.access_tokens
            .retain(|_, token| token.family.as_deref() != Some(family));
    }

    fn drop_oldest_access_token(&mut self) {
        let oldest = self
            .access_tokens
            .iter()
            .min_by_key(|(_, token)| token.expires_at)
            .map(|(fingerprint, _)| *fingerprint);
        if let Some(fingerprint) = oldest {
            self.access_tokens.remove(&fingerprint);
        }
    }
}

/// What the portal says of an access token, in the words of OAuth.
fn of_subject(refusal: &PortalRefusal) -> Refusal {
    match refusal.kind() {
        PortalRefusalKind::TooManyRequests => Refusal::new(
            RefusalKind::SlowDown,
            "too many calls with this access token; try again in a minute",
        ),
        _ => Refusal::new(
            RefusalKind::InvalidGrant,
            "subjectToken is no access token of this server, or has ended",
        ),
    }
}
