//! One place after the other.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::container::ContainerCredentials;
use super::environment::EnvironmentCredentials;
use super::failed::of_config;
use super::instance::InstanceCredentials;
use super::profile::ProfileCredentials;
use super::role::MfaError;
use crate::auth::{Cached, Credentials, CredentialsError, ProvideCredentials};
use crate::client::retry::Clock;
use crate::config::Config;
use crate::{ClientBuilder, Sensitive, Timestamp};

const NAME: &str = "credentials";

/// The places where the AWS CLI looks for credentials, one after the other. The first that has some gives them.
///
/// 1. [`EnvironmentCredentials`], but not where the program selects a [`profile`](Self::profile);
/// 2. [`ProfileCredentials`];
/// 3. [`ContainerCredentials`];
/// 4. [`InstanceCredentials`].
///
/// A place that is set up and fails ends the search with its error: other credentials than those that were meant are worse
/// than none. So does a profile that `AWS_PROFILE` names and that does not exist, even beside keys in the environment. When
/// no place has any, the error says why, for each.
///
/// Not looked at, other than by botocore: the files `~/.boto` and `/etc/boto.cfg`, and the one that `AWS_CREDENTIAL_FILE`
/// names.
///
/// It fetches anew each time; [`cached`](Self::cached) is what a client needs.
///
/// ```no_run
/// use std::sync::Arc;
/// use aws_operation::config::{self, Environment};
/// use aws_operation::credentials::CredentialsChain;
/// use aws_operation::auth::ProvideCredentials;
///
/// let config = config::load(&Environment::of_process())?;
/// let credentials = CredentialsChain::new(Arc::new(config)).cached();
/// let now = std::time::SystemTime::now().into();
/// println!("{}", credentials.credentials(now)?.access_key_id());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CredentialsChain {
    config: Arc<Config>,
    of_environment: EnvironmentCredentials,
    of_profile: ProfileCredentials,
    of_container: ContainerCredentials,
}

impl CredentialsChain {
    /// All places, as the environment and the files say.
    #[must_use]
    pub fn new(config: Arc<Config>) -> Self {
        let environment = config.environment();
        Self {
            of_environment: EnvironmentCredentials::new(environment.clone()),
            of_profile: ProfileCredentials::new(Arc::clone(&config)),
            of_container: ContainerCredentials::new(environment.clone()),
            config,
        }
    }

    /// The profile with this name, whatever the environment selects, and whatever keys it has.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        self.with_profile(|of_profile| of_profile.profile(name))
    }

    /// See [`ProfileCredentials::client`].
    #[must_use]
    pub fn client(self, client: ClientBuilder) -> Self {
        self.with_profile(|of_profile| of_profile.client(client))
    }

    /// See [`ProfileCredentials::sso_cache`].
    #[must_use]
    pub fn sso_cache(self, directory: impl Into<PathBuf>) -> Self {
        self.with_profile(|of_profile| of_profile.sso_cache(directory))
    }

    /// See [`ProfileCredentials::process_time_limit`].
    #[must_use]
    pub fn process_time_limit(self, limit: Duration) -> Self {
        self.with_profile(|of_profile| of_profile.process_time_limit(limit))
    }

    /// See [`ProfileCredentials::mfa_code`].
    #[must_use]
    pub fn mfa_code(
        self,
        ask: impl Fn(&str) -> Result<Sensitive<String>, MfaError> + Send + Sync + 'static,
    ) -> Self {
        self.with_profile(|of_profile| of_profile.mfa_code(ask))
    }

    /// See [`ContainerCredentials::host`].
    #[must_use]
    pub fn container_host(mut self, url: impl Into<String>) -> Self {
        self.of_container = self.of_container.host(url);
        self.with_container()
    }

    /// See [`ContainerCredentials::clock`].
    #[must_use]
    pub fn retry_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.of_container = self.of_container.clock(clock);
        self.with_container()
    }

    /// The same, kept until shortly before they expire: see [`Cached`].
    pub const fn cached(self) -> Cached<Self> {
        Cached::new(self)
    }

    /// A profile may ask the container too.
    fn with_container(self) -> Self {
        let container = self.of_container.clone();
        self.with_profile(|of_profile| of_profile.container(container))
    }

    fn with_profile(
        mut self,
        change: impl FnOnce(ProfileCredentials) -> ProfileCredentials,
    ) -> Self {
        self.of_profile = change(self.of_profile);
        self
    }
}

impl ProvideCredentials for CredentialsChain {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let profile = self.of_profile.selected()?;
        let of_instance = InstanceCredentials::of_profile(self.config.environment(), &profile);
        let mut of_container = self.of_container.clone();
        if let Some(path) = profile
            .ca_bundle()
            .map_err(|error| of_config(NAME, error))?
        {
            of_container = of_container.ca_bundle(path);
        }
        let places: [&dyn ProvideCredentials; 4] = [
            &self.of_environment,
            &self.of_profile,
            &of_container,
            &of_instance,
        ];
        let skipped = usize::from(profile.is_explicit());
        let mut reasons = Vec::new();
        for place in places.into_iter().skip(skipped) {
            match place.credentials(now) {
                Err(error) if error.is_absent() => reasons.push(error.to_string()),
                result => return result,
            }
        }
        let message = format!(
            "there are none. {}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or select a profile that has credentials with AWS_PROFILE; `aws configure sso` makes one",
            reasons.join("; ")
        );
        Err(CredentialsError::absent(NAME, message))
    }
}

impl fmt::Debug for CredentialsChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialsChain")
            .field("profile", &self.of_profile)
            .finish_non_exhaustive()
    }
}
