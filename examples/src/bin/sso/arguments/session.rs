//! Which session is meant.

use clap::Args;

/// A session: that of a profile, of a section of the configuration, or one that no file has.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct SessionChoice {
    /// The session of this profile; without any choice, that of `AWS_PROFILE` or of the default profile
    #[arg(long, value_name = "NAME", conflicts_with_all = ["sso_session", "start_url"])]
    pub(crate) profile: Option<String>,

    /// The session of this `[sso-session NAME]` section
    #[arg(long, value_name = "NAME", conflicts_with = "start_url")]
    pub(crate) sso_session: Option<String>,

    /// The start URL of your portal, such as <https://example.awsapps.com/start>, without configuration
    #[arg(long, value_name = "URL", requires = "region")]
    pub(crate) start_url: Option<String>,

    /// The region of your AWS SSO, such as eu-west-1
    #[arg(long, value_name = "REGION", requires = "start_url")]
    pub(crate) region: Option<String>,

    /// Call this endpoint instead of the region's; https, or http on this machine
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
}

impl SessionChoice {
    /// Whether a session was named at all.
    pub(crate) const fn is_made(&self) -> bool {
        self.profile.is_some() || self.sso_session.is_some() || self.start_url.is_some()
    }
}
