//! Everything that the server remembers, the rules of OAuth 2.0 that go with it, and what a token then opens.
//!
//! There is no I/O here and no clock: each method is told the time. Secrets come from the operating system's generator.

mod access_token;
mod authorization_code;
mod client;
mod device;
mod refresh;
mod role;

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use aws_operation::Sensitive;

use self::access_token::{AccessToken, Fingerprint};
use self::authorization_code::AuthorizationCode;
pub use self::authorization_code::{AuthorizationRequest, ConsentRequest};
use self::client::Client;
pub use self::client::{Credentials, Grant, Metadata, Registered};
use self::device::Device;
pub use self::device::{Authorization, CodeError, Decision, SignInRequest};
use self::refresh::Family;
pub use self::role::RoleCredentials;
use super::clock::Time;
use super::config::Config;
use super::rate_limit::RateLimit;
use super::refusal::{Refusal, RefusalKind};
use super::user_code::UserCode;

/// More of a kind than this is never kept, so that a flood of requests cannot fill the memory.
const CAPACITY: usize = 10_000;

/// An expired entry is kept this long, so that its user is told "expired" rather than "unknown".
const GRACE: Duration = Duration::from_secs(600);

/// Looking for expired entries costs a pass over all of them, so it is done this often at most.
const PURGE_INTERVAL: Duration = Duration::from_secs(1);

/// What a client got: the right to call the service for a person, within these scopes.
#[derive(Clone, Debug)]
pub struct Granted {
    /// Sent with each later call, in place of the person.
    pub access_token: Sensitive<String>,
    /// How long the access token is good.
    pub expires_in: Duration,
    /// Gets the next access token, once; only for a client that registered scopes.
    pub refresh_token: Option<Sensitive<String>>,
}

/// The server's memory. [`Debug`](fmt::Debug) shows how much it holds, because what it holds is secret.
pub struct Store {
    config: Config,
    clients: HashMap<String, Client>,
    devices: HashMap<String, Device>,
    user_codes: HashMap<UserCode, String>,
    authorization_codes: HashMap<String, AuthorizationCode>,
    families: HashMap<String, Family>,
    access_tokens: HashMap<Fingerprint, AccessToken>,
    keys: HashMap<String, RoleCredentials>,
    registrations: RateLimit,
    refreshes: u64,
    purge_at: Option<Time>,
}

impl Store {
    /// An empty store that keeps to `config`.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self {
            registrations: RateLimit::per_minute(config.rate_per_minute.get()),
            config,
            clients: HashMap::new(),
            devices: HashMap::new(),
            user_codes: HashMap::new(),
            authorization_codes: HashMap::new(),
            families: HashMap::new(),
            access_tokens: HashMap::new(),
            keys: HashMap::new(),
            refreshes: 0,
            purge_at: None,
        }
    }

    /// How many entries of all kinds the store holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.clients.len()
            + self.devices.len()
            + self.authorization_codes.len()
            + self.families.len()
            + self.access_tokens.len()
            + self.keys.len()
    }

    /// Whether the store holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Drops what expired some time ago.
    fn purge(&mut self, now: Time) {
        if self.purge_at.is_some_and(|at| now < at) {
            return;
        }
        self.purge_at = Some(now + PURGE_INTERVAL);
        let over = |expires_at: Time| now >= expires_at + GRACE;
        self.clients.retain(|_, client| !over(client.expires_at));
        self.devices.retain(|_, device| !over(device.expires_at));
        let devices = &self.devices;
        self.user_codes
            .retain(|_, device_code| devices.contains_key(device_code));
        self.authorization_codes
            .retain(|_, code| !over(code.expires_at));
        self.families.retain(|_, family| !over(family.expires_at));
        self.access_tokens
            .retain(|_, token| !over(token.expires_at));
        self.keys.retain(|_, key| !over(key.expires_at));
    }

    /// Access and refresh token for a person's consent that was just redeemed.
    fn grant(
        &mut self,
        client_id: &str,
        scopes: Vec<String>,
        now: Time,
    ) -> Result<Granted, Refusal> {
        let refresh_token = if scopes.is_empty() {
            None
        } else {
            Some(self.start_family(client_id, scopes, now)?)
        };
        self.issue_access_token(refresh_token, now)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Store")
            .field("config", &self.config)
            .field("clients", &self.clients.len())
            .field("devices", &self.devices.len())
            .field("authorization_codes", &self.authorization_codes.len())
            .field("families", &self.families.len())
            .field("access_tokens", &self.access_tokens.len())
            .field("keys", &self.keys.len())
            .finish_non_exhaustive()
    }
}

/// The refusal of a server that holds as much as it may.
fn full() -> Refusal {
    Refusal::new(
        RefusalKind::SlowDown,
        "the server has too many open requests; try again later",
    )
}
