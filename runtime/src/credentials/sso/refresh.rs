//! A new access token for the refresh token of a sign-in.

use std::fmt;
use std::time::Duration;

use super::token::{Current, MANDATORY, SsoToken, is_due, time_left};
use crate::auth::CredentialsError;
use crate::retry::RetryPolicy;
use crate::sso_cache::{CacheError, CachedToken};
use crate::sso_oidc::{CreateToken, CreateTokenError, CreateTokenResponse};
use crate::{Error, Timestamp};

/// How long to wait for another program that is at it. It has one call to make.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why there is no new token; to be read after "the sign-in expired and".
#[derive(Debug)]
pub(super) enum Refusal {
    NotRefreshable(&'static str),
    Lock(CacheError),
    Client(CredentialsError),
    Service(Box<Error<CreateTokenError>>),
    NoExpiry,
    /// Somebody removed the token while this one waited, or put that of another portal in its place.
    SignedOut,
}

/// A token that is not due: the one that is in the file by now, or a new one.
pub(super) fn refresh(
    of: &SsoToken,
    token: &CachedToken,
    now: Timestamp,
) -> Result<Current, Refusal> {
    grant(of, token, now)?;
    // While the old token is good for some time, whoever is at it may go on alone.
    let patience = if time_left(token, now) < MANDATORY {
        PATIENCE
    } else {
        Duration::ZERO
    };
    let _lock = of.cache.lock(of.key(), patience).map_err(Refusal::Lock)?;
    // Somebody may have been here before.
    let token = of.load().map_err(|_| Refusal::SignedOut)?;
    if !of.is_of_session(&token) {
        return Err(Refusal::SignedOut);
    }
    if !is_due(&token, now) {
        return Ok(Current::as_it_was(token));
    }
    let request = grant(of, &token, now)?;
    let client = of.oidc.client().map_err(Refusal::Client)?;
    // A refresh token is good for one use: no attempt follows one that may have been made.
    let call = client.call(&request).retries(RetryPolicy::none());
    match call.send() {
        Ok(reply) => {
            let token = renewed(of, token, reply, now)?;
            let refreshed = Some(of.keep(&token));
            Ok(Current { token, refreshed })
        }
        // A tool that knows nothing of the lock may have used the refresh token meanwhile.
        Err(error) => match of.load() {
            Ok(newer) if !is_due(&newer, now) => Ok(Current::as_it_was(newer)),
            _ => Err(Refusal::Service(Box::new(error))),
        },
    }
}

/// The request for a new token, if the old one has all that it needs.
fn grant(of: &SsoToken, token: &CachedToken, now: Timestamp) -> Result<CreateToken, Refusal> {
    if of.session.name.is_none() {
        let reason = "one without an `sso-session` section cannot be refreshed";
        return Err(Refusal::NotRefreshable(reason));
    }
    let (Some(client_id), Some(client_secret), Some(refresh_token)) =
        (&token.client_id, &token.client_secret, &token.refresh_token)
    else {
        let reason = "has no refresh token; with `sso_registration_scopes = sso:account:access` the next one has";
        return Err(Refusal::NotRefreshable(reason));
    };
    if token.registration_expires_at.is_none_or(|at| at <= now) {
        let reason = "cannot be refreshed, since the registration of its client has expired too";
        return Err(Refusal::NotRefreshable(reason));
    }
    Ok(CreateToken::refresh_token_grant(
        client_id,
        client_secret,
        refresh_token,
    ))
}

/// The token with what the service replied. Without a new refresh token the old one stays good (RFC 6749 section 6).
fn renewed(
    of: &SsoToken,
    mut token: CachedToken,
    reply: CreateTokenResponse,
    now: Timestamp,
) -> Result<CachedToken, Refusal> {
    let lifetime = reply.expires_in.ok_or(Refusal::NoExpiry)?;
    token.access_token = reply.access_token;
    // Counted from before the request, so that it is never later than the service's own time.
    token.expires_at = Timestamp::from_secs(now.epoch_seconds() + i64::from(lifetime.max(0)));
    if reply.refresh_token.is_some() {
        token.refresh_token = reply.refresh_token;
    }
    token.start_url = Some(of.session.start_url.clone());
    token.region = Some(of.session.region.clone());
    Ok(token)
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRefreshable(reason) => f.write_str(reason),
            Self::Lock(error) => write!(f, "could not be refreshed: {error}"),
            Self::Client(error) => write!(f, "could not be refreshed: {error}"),
            Self::Service(error) => write!(f, "could not be refreshed: {error}"),
            Self::SignedOut => f.write_str("was removed meanwhile"),
            Self::NoExpiry => f.write_str(
                "could not be refreshed: the reply does not say when the new token expires",
            ),
        }
    }
}
