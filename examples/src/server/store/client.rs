//! Registered clients.

use aws_operation::Sensitive;

use super::super::clock::Time;
use super::super::rate_limit::RateLimit;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::secret::{random_id, random_secret};
use super::{CAPACITY, Store, full};

/// A way to get a token that a client may register for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant {
    /// RFC 8628.
    DeviceCode,
    /// RFC 6749 section 4.1, with PKCE (RFC 7636).
    AuthorizationCode,
    /// RFC 6749 section 6.
    RefreshToken,
}

/// What a client says about itself when it registers; already checked.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Shown to the person who decides.
    pub name: String,
    /// What it asks for; without scopes there is no refresh token.
    pub scopes: Vec<String>,
    /// The grants it will use; empty stands for device code and refresh token.
    pub grants: Vec<Grant>,
    /// Where the person may be sent back to; any port will do for a loopback address.
    pub redirect_uris: Vec<String>,
    /// The portal that it will sign in to.
    pub issuer_url: Option<String>,
}

/// The reply to a registration.
#[derive(Clone, Debug)]
pub struct Registered {
    /// Names the client; not secret.
    pub client_id: String,
    /// Proves that a request comes from the client.
    pub client_secret: Sensitive<String>,
    /// When the registration was made.
    pub issued_at: Time,
    /// When the registration ends.
    pub expires_at: Time,
}

/// What a client sends along to say who it is.
#[derive(Clone, Copy, Debug)]
pub struct Credentials<'a> {
    /// As given in the registration.
    pub client_id: &'a str,
    /// As given in the registration.
    pub client_secret: &'a Sensitive<String>,
}

#[derive(Debug)]
pub(super) struct Client {
    secret: Sensitive<String>,
    metadata: Metadata,
    pub(super) expires_at: Time,
    authorizations: RateLimit,
}

impl Client {
    pub(super) fn name(&self) -> &str {
        &self.metadata.name
    }

    pub(super) fn scopes(&self) -> &[String] {
        &self.metadata.scopes
    }

    pub(super) fn issuer_url(&self) -> Option<&str> {
        self.metadata.issuer_url.as_deref()
    }

    /// Refuses a grant that the client did not register for.
    pub(super) fn require(&self, grant: Grant) -> Result<(), Refusal> {
        let registered = if self.metadata.grants.is_empty() {
            grant != Grant::AuthorizationCode
        } else {
            self.metadata.grants.contains(&grant)
        };
        if registered {
            return Ok(());
        }
        Err(Refusal::new(
            RefusalKind::UnauthorizedClient,
            "the client did not register for this grant type",
        ))
    }

    pub(super) fn has_redirect_uri(&self, redirect_uri: &str) -> bool {
        let asked = without_loopback_port(redirect_uri);
        self.metadata
            .redirect_uris
            .iter()
            .any(|registered| without_loopback_port(registered) == asked)
    }

    /// Takes one of the device authorizations that the client may start in a minute.
    pub(super) fn take_authorization(&mut self, now: Time) -> Result<(), Refusal> {
        if self.authorizations.take(now) {
            return Ok(());
        }
        Err(Refusal::new(
            RefusalKind::SlowDown,
            "the client started too many device authorizations; try again in a minute",
        ))
    }
}

impl Store {
    /// Registers a client.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::SlowDown`] over the rate limit, or when the store is full.
    pub fn register(&mut self, metadata: Metadata, now: Time) -> Result<Registered, Refusal> {
        self.purge(now);
        if !self.registrations.take(now) {
            return Err(Refusal::new(
                RefusalKind::SlowDown,
                "too many registrations; try again in a minute",
            ));
        }
        if self.clients.len() >= CAPACITY {
            return Err(full());
        }
        let registered = Registered {
            client_id: random_id()?,
            client_secret: random_secret()?,
            issued_at: now,
            expires_at: now + self.config.registration_expires_in,
        };
        let client = Client {
            secret: registered.client_secret.clone(),
            metadata,
            expires_at: registered.expires_at,
            authorizations: RateLimit::per_minute(self.config.rate_per_minute.get()),
        };
        self.clients.insert(registered.client_id.clone(), client);
        Ok(registered)
    }

    /// The client that these credentials belong to.
    pub(super) fn authenticate(
        &mut self,
        credentials: Credentials<'_>,
        now: Time,
    ) -> Result<&mut Client, Refusal> {
        let refuse = |description| Refusal::new(RefusalKind::InvalidClient, description);
        // One answer for both: which client ids exist is nobody's business.
        let unknown = || refuse("the client is unknown or its secret is wrong");
        let client = self
            .clients
            .get_mut(credentials.client_id)
            .ok_or_else(unknown)?;
        // `Sensitive` compares in constant time.
        if client.secret != *credentials.client_secret {
            return Err(unknown());
        }
        if now >= client.expires_at {
            return Err(refuse("the registration has expired; register again"));
        }
        Ok(client)
    }
}

/// The URI without its port if its host is a loopback address: a native app listens on whatever port it gets (RFC 8252
/// section 7.3).
fn without_loopback_port(uri: &str) -> String {
    for host in ["http://127.0.0.1:", "http://[::1]:"] {
        if let Some(rest) = uri.strip_prefix(host) {
            let path = rest.trim_start_matches(|character: char| character.is_ascii_digit());
            return format!("{}{path}", host.trim_end_matches(':'));
        }
    }
    uri.to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_loopback_port;

    #[test]
    fn only_the_port_of_a_loopback_address_is_dropped() {
        for (uri, expected) in [
            (
                "http://127.0.0.1:4711/oauth/callback",
                "http://127.0.0.1/oauth/callback",
            ),
            ("http://[::1]:80/", "http://[::1]/"),
            ("http://127.0.0.1/callback", "http://127.0.0.1/callback"),
            ("https://example.com:8443/", "https://example.com:8443/"),
            (
                "http://127.0.0.1:1@example.com/",
                "http://127.0.0.1@example.com/",
            ),
        ] {
            assert_eq!(without_loopback_port(uri), expected);
        }
    }
}
