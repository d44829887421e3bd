//! The command line.

mod configure;
mod login;
mod role;
mod serve;
mod session;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use self::configure::Configure;
pub(crate) use self::login::Login;
pub(crate) use self::role::{Browser, Credentials, Exec, Format, RoleChoice, Whoami};
pub(crate) use self::serve::Serve;
pub(crate) use self::session::SessionChoice;

const EXIT_CODES: &str = "\
Exit codes:
    0  done
    1  failed for a reason that is not below
    2  the command line or the configuration is wrong
    3  the person denied the sign-in
    4  the codes expired, or the time for the sign-in was over
    5  the service could not be reached, or did not answer in time
    6  nobody is signed in, or not any more
  130  interrupted with Ctrl-C";

const ENVIRONMENT: &str = "\
The configuration is that of the AWS CLI: ~/.aws/config, AWS_PROFILE,
AWS_CONFIG_FILE, AWS_ENDPOINT_URL and the others. The files of sign-ins are
those of the AWS CLI too, so that it and every AWS SDK can use them. NO_COLOR
is heeded.";

/// Sign in to AWS SSO from a terminal, and use the sign-in: accounts, roles, credentials
#[derive(Debug, Parser)]
#[command(
    name = "sso",
    version,
    after_help = EXIT_CODES,
    after_long_help = format!("{ENVIRONMENT}\n\n{EXIT_CODES}"),
    arg_required_else_help = true
)]
pub(crate) struct Arguments {
    /// Log to standard error: -v what happens, -vv details, -vvv everything; never a secret
    #[arg(short, long, global = true, action = clap::ArgAction::Count, display_order = 900)]
    pub(crate) verbose: u8,

    /// Say nothing on standard error but what must be known: errors, and how to sign in
    #[arg(
        short,
        long,
        global = true,
        conflicts_with = "verbose",
        display_order = 901
    )]
    pub(crate) quiet: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sign in with a browser, here or on another device
    #[command(
        override_usage = login::USAGE,
        after_help = EXIT_CODES,
        after_long_help = format!("{}\n\n{ENVIRONMENT}\n\n{EXIT_CODES}", login::OUTPUT)
    )]
    Login(Login),
    /// Sign out: end sign-ins at the portal and remove their files and those of role credentials
    ///
    /// Without a session, all of them. What role credentials are good for already cannot be ended.
    #[command(after_help = EXIT_CODES)]
    Logout(Logout),
    /// Show all sessions: region, whether somebody is signed in, until when
    #[command(after_help = EXIT_CODES)]
    Status(Status),
    /// List the accounts that you may use
    #[command(after_help = EXIT_CODES)]
    Accounts(List),
    /// List the roles that you may take in an account
    #[command(after_help = EXIT_CODES)]
    Roles(Roles),
    /// Print credentials of a role, also as `credential_process`
    #[command(after_help = EXIT_CODES, after_long_help = format!("{}\n\n{EXIT_CODES}", role::CREDENTIALS))]
    Credentials(Credentials),
    /// Ask AWS who one is with credentials of a role: account, ARN, user id
    #[command(after_help = EXIT_CODES)]
    Whoami(Whoami),
    /// Run a command with credentials of a role in its environment
    #[command(after_help = EXIT_CODES, after_long_help = format!("{}\n\n{EXIT_CODES}", role::EXEC))]
    Exec(Exec),
    /// Open the AWS console with a role, by way of the portal
    #[command(after_help = EXIT_CODES)]
    Browser(Browser),
    /// Sign in and write profiles for accounts and roles into ~/.aws/config
    #[command(after_help = EXIT_CODES, after_long_help = format!("{}\n\n{EXIT_CODES}", configure::WRITES))]
    Configure(Configure),
    /// Serve a local AWS SSO, sign-in and portal, until interrupted
    ///
    /// The first line of standard output is "listening on " and the address, such as <http://127.0.0.1:4711>. Give the address
    /// to any client of the services sso-oidc and sso as its endpoint, and open its page /device to approve or deny. A client with
    /// PKCE sends the browser to /authorize itself. The server answers this machine alone, and keeps nothing when it ends.
    #[command(
        after_help = EXIT_CODES,
        after_long_help = format!("{}\n\n{EXIT_CODES}", serve::SERVE_ERRORS)
    )]
    Serve(Serve),
    /// Print completions for a shell
    #[command(after_help = EXIT_CODES)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, or write those of all commands into a folder
    #[command(after_help = EXIT_CODES)]
    Man {
        /// Write sso.1, sso-login.1 and so on there
        #[arg(long, value_name = "FOLDER")]
        directory: Option<PathBuf>,
    },
}

/// What `sso logout` is told.
#[derive(Args, Debug)]
pub(crate) struct Logout {
    #[command(flatten)]
    pub(crate) session: SessionChoice,

    /// Forget the registration of the client too
    #[arg(long)]
    pub(crate) registration: bool,
}

/// What `sso status` is told.
#[derive(Args, Debug)]
pub(crate) struct Status {
    /// What to print on standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output: Output,
}

/// What `sso accounts` is told.
#[derive(Args, Debug)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) session: SessionChoice,

    /// What to print on standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) output: Output,
}

/// What `sso roles` is told.
#[derive(Args, Debug)]
pub(crate) struct Roles {
    /// The account's number, of 12 digits
    #[arg(long, value_name = "ID", value_parser = role::account_id)]
    pub(crate) account: String,

    #[command(flatten)]
    pub(crate) list: List,
}

/// The forms of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// For a person, without secrets
    Text,
    /// JSON on one line, for a program
    Json,
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    #[test]
    fn the_command_line_is_consistent() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
