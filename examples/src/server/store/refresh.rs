//! Refresh tokens that are good once (RFC 6749 section 6, RFC 9700 section 4.14).

use aws_operation::Sensitive;

use super::super::clock::Time;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::secret::{random_id, random_secret};
use super::{CAPACITY, Credentials, Grant, Granted, Store};

/// All the refresh tokens that follow from one decision of a person, of which only the newest is good.
///
/// A token is the family's id, a dot, and a secret. So an old token is known by its id without a list of old tokens.
#[derive(Debug)]
pub(super) struct Family {
    client_id: String,
    scopes: Vec<String>,
    secret: Sensitive<String>,
    pub(super) expires_at: Time,
}

impl Store {
    /// Gives the next access token and the next refresh token for the newest refresh token.
    ///
    /// `scopes` may ask for less than was granted; the tokens here carry no scopes, so it is checked and has no other effect.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::InvalidGrant`] for a token that is unknown, expired, another client's, or not the newest. The last may mean
    /// that a thief used it, so the newest and all access tokens are then worth nothing any more (RFC 9700 section 4.14.2).
    /// [`RefusalKind::InvalidScope`] for a scope that was not granted.
    pub fn refresh(
        &mut self,
        credentials: Credentials<'_>,
        refresh_token: &str,
        scopes: &[String],
        now: Time,
    ) -> Result<Granted, Refusal> {
        self.purge(now);
        self.authenticate(credentials, now)?
            .require(Grant::RefreshToken)?;
        let refuse = |description| Refusal::new(RefusalKind::InvalidGrant, description);
        let unknown =
            || refuse("the refresh token is unknown, expired or belongs to another client");
        let (id, secret) = parts(refresh_token).ok_or_else(unknown)?;
        let family = self
            .families
            .get_mut(id)
            .filter(|family| family.client_id == credentials.client_id)
            .filter(|family| now < family.expires_at)
            .ok_or_else(unknown)?;
        if family.secret != Sensitive::from(secret) {
            self.revoke(id);
            return Err(refuse(
                "the refresh token was already used; all tokens of this sign-in are now revoked",
            ));
        }
        require_granted(&family.scopes, scopes)?;
        family.secret = random_secret()?;
        let next = token(id, &family.secret);
        let granted = self.issue_access_token(Some(next), now)?;
        self.refreshes = self.refreshes.saturating_add(1);
        Ok(granted)
    }

    /// How often a refresh token was traded in since the store was made; refused tries do not count.
    #[must_use]
    pub const fn refreshes(&self) -> u64 {
        self.refreshes
    }

    /// The first refresh token after a person's decision.
    pub(super) fn start_family(
        &mut self,
        client_id: &str,
        scopes: Vec<String>,
        now: Time,
    ) -> Result<Sensitive<String>, Refusal> {
        if self.families.len() >= CAPACITY {
            self.drop_oldest_family();
        }
        let id = random_id()?;
        let family = Family {
            client_id: client_id.to_owned(),
            scopes,
            secret: random_secret()?,
            expires_at: now + self.config.refresh_token_expires_in,
        };
        let first = token(&id, &family.secret);
        self.families.insert(id, family);
        Ok(first)
    }

    fn drop_oldest_family(&mut self) {
        let oldest = self
            .families
            .iter()
            .min_by_key(|(_, family)| family.expires_at)
            .map(|(id, _)| id.clone());
        if let Some(id) = oldest {
            self.families.remove(&id);
        }
    }
}

fn token(id: &str, secret: &Sensitive<String>) -> Sensitive<String> {
    Sensitive::new(format!("{id}.{}", secret.expose()))
}

/// The family's id and the secret.
fn parts(token: &str) -> Option<(&str, &str)> {
    token.split_once('.')
}

/// The id of the family that a refresh token belongs to.
pub(super) fn family_of(token: &Sensitive<String>) -> Option<&str> {
    parts(token.expose()).map(|(id, _)| id)
}

/// Refuses scopes beyond the granted ones (RFC 6749 section 6).
pub(super) fn require_granted(granted: &[String], asked: &[String]) -> Result<(), Refusal> {
    if asked.iter().all(|scope| granted.contains(scope)) {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalKind::InvalidScope,
        "a scope was asked for that the client did not register",
    ))
}
