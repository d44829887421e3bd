//! Credentials of a profile.

mod role;
mod search;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::container::ContainerCredentials;
use super::failed::of_config;
use super::role::{AskMfaCode, MfaError};
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::{Config, Profile};
use crate::{ClientBuilder, Sensitive, Timestamp};
use search::Search;

pub(super) const NAME: &str = "profile";

/// Credentials of a profile of the AWS CLI.
///
/// The first of these that the profile has, in the order that botocore has too:
///
/// 1. `role_arn`, a role to assume: see [`AssumeRoleCredentials`](super::AssumeRoleCredentials);
/// 2. `role_arn` and `web_identity_token_file`, or `AWS_ROLE_ARN` and `AWS_WEB_IDENTITY_TOKEN_FILE`: see
///    [`WebIdentityCredentials`](super::WebIdentityCredentials);
/// 3. `sso_account_id` and `sso_role_name`: see [`SsoCredentials`](super::SsoCredentials);
/// 4. access keys in the credentials file;
/// 5. `login_session`, the sign-in of `aws login`: an error, since this is not supported;
/// 6. `credential_process`: see [`ProcessCredentials`](super::ProcessCredentials);
/// 7. access keys in the configuration file.
///
/// # Roles
///
/// A role is assumed with the credentials of `source_profile`, which may have a role in turn; or with what
/// `credential_source` names: `Environment`, `EcsContainer` or `Ec2InstanceMetadata`. A source profile that has access keys
/// of its own is not asked for its role, so a profile may be its own source. Profiles that lead back to one another are an
/// error that names them, as are more than 32 roles one after the other.
///
/// | key | what it is |
/// | --- | --- |
/// | `role_session_name` | see [`session_name`](super::AssumeRoleCredentials::session_name); with a web identity, `AWS_ROLE_SESSION_NAME` goes before it |
/// | `external_id`, `duration_seconds` | see [`external_id`](super::AssumeRoleCredentials::external_id), [`duration`](super::AssumeRoleCredentials::duration); not with a web identity |
/// | `mfa_serial` | see [`mfa_code`](Self::mfa_code); not with a web identity |
///
/// Region and endpoint of STS are those of the selected profile, for all roles: `region`, `endpoint_url` and the like, and
/// `sts_regional_endpoints`. A region that the [`client`](Self::client) was given goes before that of the profile, and so does
/// that of a client which finds its credentials itself. What a role is assumed with is kept until shortly before it expires, beside what
/// [`Cached`](crate::auth::Cached) keeps.
pub struct ProfileCredentials {
    config: Arc<Config>,
    name: Option<String>,
    means: Means,
    /// What the profile has. It remembers when it last tried to refresh a token, and what it assumes roles with.
    found: OnceLock<Result<Arc<dyn ProvideCredentials>, CredentialsError>>,
}

/// What credentials are fetched with.
#[derive(Clone, Default)]
struct Means {
    client: Option<ClientBuilder>,
    cache: Option<PathBuf>,
    process_time_limit: Option<Duration>,
    ask_mfa_code: Option<AskMfaCode>,
    container: Option<ContainerCredentials>,
}

impl ProfileCredentials {
    /// The profile that the environment selects.
    #[must_use]
    pub fn new(config: Arc<Config>) -> Self {
        Self {
            config,
            name: None,
            means: Means::default(),
            found: OnceLock::new(),
        }
    }

    /// The profile with this name instead. Of what the environment says, that of other credentials does not count then.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self.found = OnceLock::new();
        self
    }

    /// What clients for AWS SSO and AWS STS are made of: proxy, time limits, attempts, and the region of STS. Default:
    /// [`Client::builder`](crate::Client::builder) with the configuration, for the certificates and the number of attempts.
    #[must_use]
    pub fn client(self, client: ClientBuilder) -> Self {
        self.with(|means| means.client = Some(client))
    }

    /// Where sign-ins are kept. Default: `.aws/sso/cache` in the home folder.
    #[must_use]
    pub fn sso_cache(self, directory: impl Into<PathBuf>) -> Self {
        self.with(|means| means.cache = Some(directory.into()))
    }

    /// How long `credential_process` may take. Default: 120 s.
    #[must_use]
    pub fn process_time_limit(self, limit: Duration) -> Self {
        self.with(|means| means.process_time_limit = Some(limit))
    }

    /// What asks for the codes of the MFA device that `mfa_serial` names: see
    /// [`AssumeRoleCredentials::mfa`](super::AssumeRoleCredentials::mfa). Without it, a profile with `mfa_serial` is an
    /// error.
    #[must_use]
    pub fn mfa_code(
        self,
        ask: impl Fn(&str) -> Result<Sensitive<String>, MfaError> + Send + Sync + 'static,
    ) -> Self {
        self.with(|means| means.ask_mfa_code = Some(Arc::new(ask)))
    }

    /// What `credential_source = EcsContainer` asks.
    pub(super) fn container(self, container: ContainerCredentials) -> Self {
        self.with(|means| means.container = Some(container))
    }

    fn with(mut self, change: impl FnOnce(&mut Means)) -> Self {
        change(&mut self.means);
        self.found = OnceLock::new();
        self
    }

    /// The profile itself.
    pub(super) fn selected(&self) -> Result<Profile<'_>, CredentialsError> {
        let profile = self.config.selected(self.name.as_deref());
        profile.map_err(|error| of_config(NAME, error))
    }
}

impl ProvideCredentials for ProfileCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let found = self.found.get_or_init(|| {
            let selected = self.selected()?;
            Search::new(&self.config, &self.means, selected).of_selected()
        });
        found.as_ref().map_err(Clone::clone)?.credentials(now)
    }
}

impl fmt::Debug for ProfileCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProfileCredentials")
            .field("config", &self.config)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
