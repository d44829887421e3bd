//! The command line.

use std::num::{NonZeroU32, NonZeroU64};

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes:
    0  done
    1  failed for a reason that is not below
    2  the command line is wrong
    3  the person denied the sign-in
    4  the codes expired, or the time for the sign-in was over
    5  the service could not be reached, or did not answer in time
  130  interrupted with Ctrl-C";

const LOGIN_USAGE: &str = "\
sso login --start-url <URL> --region <REGION> [OPTIONS]
       sso login --local";

// No line is longer than 78 columns, so that none is broken on a usual terminal.
const LOGIN_OUTPUT: &str = "\
Standard output has the result alone. The page to open, the code and all else
that is meant for a person go to standard error. If the sign-in fails, standard
output stays empty.

  --output text  one line that says until when the token is good, no secret
  --output json  one object on one line with the members startUrl, region,
                 accessToken, tokenType, expiresAt, refreshToken, clientId,
                 clientSecret and registrationExpiresAt; refreshToken only if
                 the service gives one; times as 2030-01-31T12:00:00Z (UTC)";

const SERVE_ERRORS: &str = "\
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

Whoever signs in may use the accounts 111122223333 with the role ReadOnly,
222233334444 with PowerUser too, and 333344445555 with Administrator as well.
Logout ends the sign-in, but not the role credentials that it gave.

Role credentials are good for CreateTokenWithIAM, by token exchange: its
signature is checked.";

/// Sign in to AWS SSO from a terminal, or serve a local AWS SSO to try it with
#[derive(Debug, Parser)]
#[command(name = "sso", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Log to standard error: -v what happens, -vv details, -vvv everything; never a secret
    #[arg(short, long, global = true, action = clap::ArgAction::Count, display_order = 900)]
    pub(crate) verbose: u8,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sign in with a browser, here or on another device
    #[command(
        override_usage = LOGIN_USAGE,
        after_help = EXIT_CODES,
        after_long_help = format!("{LOGIN_OUTPUT}\n\n{EXIT_CODES}")
    )]
    Login(Login),
    /// Serve a local AWS SSO, sign-in and portal, until interrupted
    ///
    /// The first line of standard output is "listening on " and the address, such as <http://127.0.0.1:4711>. Give the address
    /// to any client of the services sso-oidc and sso as its endpoint, and open its page /device to approve or deny. The server
    /// answers this machine alone, and keeps nothing when it ends.
    #[command(
        after_help = EXIT_CODES,
        after_long_help = format!("{SERVE_ERRORS}\n\n{EXIT_CODES}")
    )]
    Serve(Serve),
}

/// What `sso login` is told.
#[derive(Args, Debug)]
pub(crate) struct Login {
    /// The start URL of your portal, such as <https://example.awsapps.com/start>
    #[arg(long, value_name = "URL", required_unless_present = "local")]
    pub(crate) start_url: Option<String>,

    /// The region of your AWS SSO, such as eu-west-1
    #[arg(long, value_name = "REGION", required_unless_present = "local")]
    pub(crate) region: Option<String>,

    /// Call this endpoint instead of the region's; https, or http on this machine
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,

    /// Do not open a browser
    #[arg(long)]
    pub(crate) no_browser: bool,

    /// What to print on standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output: Output,

    /// Show a whole sign-in against a server of its own: no network, no account, no configuration
    #[arg(long, conflicts_with_all = ["start_url", "region", "endpoint_url", "no_browser", "output"])]
    pub(crate) local: bool,
}

/// The forms of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// One line for a person, without secrets
    Text,
    /// One object with the token, for a program
    Json,
}

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

    /// Seconds until role credentials expire
    #[arg(long, value_name = "S", default_value_t = 3600)]
    pub(crate) role_credentials_expires_in: u32,

    /// Registrations in all, device authorizations of one client, and calls with one access token, allowed in a minute
    #[arg(long, value_name = "N", default_value = "600")]
    pub(crate) rate_limit: NonZeroU32,

    /// Fail every Nth call, to see how a client bears it
    #[arg(long, value_name = "N")]
    pub(crate) fail_every: Option<NonZeroU64>,
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    #[test]
    fn the_command_line_is_consistent() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
