//! `sso serve`.

use std::num::{NonZeroU32, NonZeroU64};

use clap::Args;

pub(super) const SERVE_ERRORS: &str = "\
Every error of the service answers a request that deserves it. These can be
had with a single request only like this:

  SlowDownException         RegisterClient and StartDeviceAuthorization: over
                            --rate-limit. CreateToken: a poll before the
                            interval is over, which also makes the interval
                            5 seconds longer.
  TooManyRequestsException  any operation of the portal: over --rate-limit.
  InternalServerException   any operation: each call that --fail-every picks.
                            From the portal it is InternalFailure.

Every well-formed scope can be registered. Asking for one that was not is
InvalidScopeException. A client with a scope gets a refresh token. It is good
once; using it twice ends the sign-in, and its other tokens are refused too.

With -v each refresh that succeeded is a line of the log with their number so
far: refreshed an access token refreshes=1.

Whoever signs in may use the accounts 111122223333 with the role ReadOnly,
222233334444 with PowerUser too, and 333344445555 with Administrator as well.
Logout ends the sign-in, but not the role credentials that it gave.

Role credentials are good for CreateTokenWithIAM, by token exchange: its
signature is checked.";

/// What `sso serve` is told.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// Listen on this port of 127.0.0.1; 0 picks a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,

    /// Seconds that a client must wait between two polls
    #[arg(long, value_name = "S", default_value_t = 1, value_parser = clap::value_parser!(u32).range(..=3600))]
    pub(crate) interval: u32,

    /// Seconds until device and user codes expire
    #[arg(long, value_name = "S", default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(crate) expires_in: u32,

    /// Approve by itself after telling N polls of a device code that nobody decided yet
    #[arg(long, value_name = "N", conflicts_with = "deny_after")]
    pub(crate) approve_after: Option<NonZeroU32>,

    /// Deny by itself after telling N polls of a device code that nobody decided yet
    #[arg(long, value_name = "N")]
    pub(crate) deny_after: Option<NonZeroU32>,

    /// Seconds until an authorization code expires
    #[arg(long, value_name = "S", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=600))]
    pub(crate) authorization_code_expires_in: u32,

    /// Seconds until a registered client expires; 90 days unless given
    #[arg(
        long,
        value_name = "S",
        default_value_t = 7_776_000,
        hide_default_value = true
    )]
    pub(crate) registration_expires_in: u32,

    /// Seconds until an access token expires; an hour unless given, or 8 if it cannot be renewed
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) access_token_expires_in: Option<u32>,

    /// Seconds until a person must sign in again, however often the token was refreshed; 90 days unless given
    #[arg(
        long,
        value_name = "S",
        default_value_t = 7_776_000,
        hide_default_value = true
    )]
    pub(crate) refresh_token_expires_in: u32,

    /// Seconds until role credentials expire
    #[arg(long, value_name = "S", default_value_t = 3600)]
    pub(crate) role_credentials_expires_in: u32,

    /// Offer N accounts with the numbers 100000000001 and up, in place of the three
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=10_000))]
    pub(crate) accounts: Option<u32>,

    /// Offer N roles in each account, Role1 and up; 3 if only --accounts is given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=1000))]
    pub(crate) roles: Option<u32>,

    /// Accounts or roles on a page when the client does not say; at most 100
    #[arg(long, value_name = "N", default_value = "20")]
    pub(crate) page_length: NonZeroU32,

    /// Registrations in all, device authorizations of one client, and calls with one access token, allowed in a minute
    #[arg(long, value_name = "N", default_value = "600")]
    pub(crate) rate_limit: NonZeroU32,

    /// Fail every Nth call, to see how a client bears it
    #[arg(long, value_name = "N")]
    pub(crate) fail_every: Option<NonZeroU64>,
}
