//! `sso login`.

use aws_operation::sso_login::Flow;
use clap::Args;

use super::{Output, SessionChoice};

pub(super) const USAGE: &str = "\
sso login [--profile <NAME> | --sso-session <NAME>] [OPTIONS]
       sso login --start-url <URL> --region <REGION> [OPTIONS]
       sso login --local";

// No line is longer than 78 columns, so that none is broken on a usual terminal.
pub(super) const OUTPUT: &str = "\
Who is signed in already need not do it again: a token that is good is used,
and one that can be refreshed is, unless --force is given.

Standard output has the result alone. The page to open, the code and all else
that is meant for a person go to standard error. If the sign-in fails, standard
output stays empty.

  --output text  one line that says until when the token is good, no secret
  --output json  one object on one line with the members startUrl, region,
                 accessToken, expiresAt, refreshToken, clientId, clientSecret
                 and registrationExpiresAt, as in the token's file;
                 refreshToken only for the session of a section; times as
                 2030-01-31T12:00:00Z (UTC)";

/// How a person signs in.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Way {
    /// Sign in with a browser on this machine, which comes back to it; no code to enter
    #[arg(long)]
    pub(crate) pkce: bool,

    /// Do not open a browser
    #[arg(long)]
    pub(crate) no_browser: bool,
}

impl Way {
    pub(crate) const fn flow(self) -> Flow {
        if self.pkce {
            Flow::AuthorizationCode
        } else {
            Flow::Device
        }
    }
}

/// What `sso login` is told.
#[derive(Args, Debug)]
pub(crate) struct Login {
    #[command(flatten)]
    pub(crate) session: SessionChoice,

    #[command(flatten)]
    pub(crate) way: Way,

    /// Sign in even if somebody is signed in already
    #[arg(long)]
    pub(crate) force: bool,

    /// What to print on standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output: Output,

    /// Show a whole sign-in against a server of its own: no network, no account, no configuration
    #[arg(
        long,
        conflicts_with_all = ["profile", "sso_session", "start_url", "region", "endpoint_url", "pkce", "force", "no_browser", "output"]
    )]
    pub(crate) local: bool,
}
