//! Which role is meant, and what for.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use super::{Output, SessionChoice};

pub(super) const CREDENTIALS: &str = "\
In ~/.aws/config, for programs that cannot use AWS SSO themselves:

  [profile old-tool]
  credential_process = sso credentials --profile my-sso-profile

The credentials are kept in the file where the AWS CLI keeps them, and fetched
anew from 15 minutes before they expire on. However many programs ask at once,
one of them refreshes the sign-in.";

pub(super) const EXEC: &str = "\
The command gets AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
and AWS_CREDENTIAL_EXPIRATION, and the region of the profile; AWS_PROFILE and
what else would lead it to other credentials is taken from its environment. It
takes this program's place, so its exit code is the one that you see; 127 if
there is no such command, 126 if it cannot be run.";

/// A role: that of a profile, or of an account.
#[derive(Args, Clone, Debug)]
pub(crate) struct RoleChoice {
    #[command(flatten)]
    pub(crate) session: SessionChoice,

    /// The account's number, of 12 digits; without it, the profile's
    #[arg(long, value_name = "ID", requires = "role", value_parser = account_id)]
    pub(crate) account: Option<String>,

    /// The role's name; without it, the profile's
    #[arg(long, value_name = "NAME", requires = "account")]
    pub(crate) role: Option<String>,
}

/// What `sso credentials` is told.
#[derive(Args, Debug)]
pub(crate) struct Credentials {
    #[command(flatten)]
    pub(crate) role: RoleChoice,

    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "process")]
    pub(crate) format: Format,
}

/// How credentials are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// As `credential_process` has to: one JSON object with Version 1
    Process,
    /// Lines with `export` for a shell
    Env,
    /// The same as process
    Json,
    /// A section of ~/.aws/credentials
    Ini,
}

/// What `sso whoami` is told.
#[derive(Args, Debug)]
pub(crate) struct Whoami {
    #[command(flatten)]
    pub(crate) role: RoleChoice,

    /// What to print on standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output: Output,
}

/// What `sso exec` is told.
#[derive(Args, Debug)]
pub(crate) struct Exec {
    #[command(flatten)]
    pub(crate) role: RoleChoice,

    /// The command and its arguments, behind `--`
    #[arg(last = true, required = true, value_name = "COMMAND")]
    pub(crate) command: Vec<OsString>,
}

/// What `sso browser` is told.
#[derive(Args, Debug)]
pub(crate) struct Browser {
    #[command(flatten)]
    pub(crate) role: RoleChoice,

    /// The page of the console to open
    #[arg(long, value_name = "URL")]
    pub(crate) destination: Option<String>,

    /// Print the address instead of opening it
    #[arg(long)]
    pub(crate) print: bool,
}

/// An account's number as AWS writes it.
pub(super) fn account_id(text: &str) -> Result<String, String> {
    if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("an account's number has 12 digits".to_owned())
    }
}
