//! `sso configure`.

use clap::Args;

use super::login::Way;

pub(super) const WRITES: &str = "\
What is in the file stays as it is, comments and order too. The change is shown
before it is written. On a terminal, what is not given is asked for; elsewhere
it must be given, with --yes.";

/// What `sso configure` is told.
#[derive(Args, Debug)]
pub(crate) struct Configure {
    /// The name of the `[sso-session NAME]` section
    #[arg(long, value_name = "NAME")]
    pub(crate) sso_session: Option<String>,

    /// The start URL of your portal, such as <https://example.awsapps.com/start>
    #[arg(long, value_name = "URL")]
    pub(crate) start_url: Option<String>,

    /// The region of your AWS SSO, such as eu-west-1
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,

    /// A profile for this role in this account; may be repeated
    #[arg(long, value_name = "ACCOUNT/ROLE[=PROFILE]")]
    pub(crate) role: Vec<String>,

    /// Profiles for all roles in all accounts
    #[arg(long, conflicts_with = "role")]
    pub(crate) all: bool,

    /// The region that the profiles get
    #[arg(long, value_name = "REGION")]
    pub(crate) profile_region: Option<String>,

    /// Call this endpoint instead of the region's; https, or http on this machine
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,

    #[command(flatten)]
    pub(crate) way: Way,

    /// Write the change without asking
    #[arg(short, long)]
    pub(crate) yes: bool,
}
