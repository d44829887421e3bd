//! How a local server behaves.

use std::num::{NonZeroU32, NonZeroU64};
use std::time::Duration;

use super::account::Account;

/// What a server does; the default is the service as it was observed, on a free port, with a person who decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The port on 127.0.0.1; 0, the default, picks a free one.
    pub port: u16,
    /// How long a client must wait between two polls; default 1 second. Given to clients in whole seconds.
    pub interval: Duration,
    /// How long device and user codes are good; default 10 minutes. Given to clients in whole seconds.
    pub expires_in: Duration,
    /// How long an authorization code is good; default 1 minute. RFC 6749 section 4.1.2 recommends ten at most.
    pub authorization_code_expires_in: Duration,
    /// How long a registered client is good; default 90 days.
    pub registration_expires_in: Duration,
    /// How long access tokens are good; default an hour for those that can be renewed, else eight.
    pub access_token_expires_in: Option<Duration>,
    /// How long a person stays signed in without deciding again; default 90 days.
    pub refresh_token_expires_in: Duration,
    /// How long role credentials are good; default 1 hour.
    pub role_credentials_expires_in: Duration,
    /// What a signed-in person may use; default [`Account::examples`].
    pub accounts: Vec<Account>,
    /// How long a page of the portal's lists is when the client does not say; default 20, and never over 100.
    pub page_length: NonZeroU32,
    /// Who decides about a sign-in; default [`Decider::Person`].
    pub decider: Decider,
    /// How many registrations in all, how many device authorizations of one client, and how many calls of the portal with one
    /// access token are allowed in a minute; default 600.
    ///
    /// More get `SlowDownException`, from the portal `TooManyRequestsException`.
    pub rate_per_minute: NonZeroU32,
    /// Every call with a number that this divides fails with `InternalServerException`, or `InternalFailure` from the portal,
    /// which models none; default none.
    ///
    /// It is there to try out how a client bears a fault of the server.
    pub fail_every: Option<NonZeroU64>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 0,
            interval: Duration::from_secs(1),
            expires_in: Duration::from_secs(600),
            authorization_code_expires_in: Duration::from_secs(60),
            registration_expires_in: Duration::from_secs(90 * 24 * 60 * 60),
            access_token_expires_in: None,
            refresh_token_expires_in: Duration::from_secs(90 * 24 * 60 * 60),
            role_credentials_expires_in: Duration::from_secs(60 * 60),
            accounts: Account::examples(),
            page_length: const { NonZeroU32::new(20).unwrap() },
            decider: Decider::Person,
            rate_per_minute: const { NonZeroU32::new(600).unwrap() },
            fail_every: None,
        }
    }
}

/// Who decides about a sign-in with a device code. On the authorization page it is always a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Decider {
    /// A person, on the verification page.
    #[default]
    Person,
    /// The server approves after this many polls of a device code were answered with `AuthorizationPendingException`.
    ApproveAfter(NonZeroU32),
    /// The server denies after this many polls of a device code were answered with `AuthorizationPendingException`.
    DenyAfter(NonZeroU32),
}
