//! Credentials of a profile.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::failed::of_config;
use super::process::ProcessCredentials;
use super::sso::SsoCredentials;
use super::unsupported::{unsupported, unsupported_login};
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::{Config, ConfigError, KeysSource, Profile, StaticKeys};
use crate::sso_cache::TokenCache;
use crate::{Client, ClientBuilder, Timestamp};

pub(super) const NAME: &str = "profile";

/// Credentials of a profile of the AWS CLI.
///
/// The first of these that the profile has, in the order that botocore has too:
///
/// 1. `role_arn`, a role to assume, and a role with a web identity: an error, since this is not supported yet;
/// 2. `sso_account_id` and `sso_role_name`: see [`SsoCredentials`];
/// 3. access keys in the credentials file;
/// 4. `login_session`, the sign-in of `aws login`: an error, as above;
/// 5. `credential_process`: see [`ProcessCredentials`];
/// 6. access keys in the configuration file.
pub struct ProfileCredentials {
    config: Arc<Config>,
    name: Option<String>,
    client: Option<ClientBuilder>,
    cache: Option<PathBuf>,
    process_time_limit: Option<Duration>,
    /// It remembers when it last tried to refresh a token.
    sso: OnceLock<SsoCredentials>,
}

impl ProfileCredentials {
    /// The profile that the environment selects.
    #[must_use]
    pub fn new(config: Arc<Config>) -> Self {
        Self {
            config,
            name: None,
            client: None,
            cache: None,
            process_time_limit: None,
            sso: OnceLock::new(),
        }
    }

    /// The profile with this name instead. Of what the environment says, that of other credentials does not count then.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What clients for AWS SSO are made of: proxy, time limits, `allow_loopback_http`. Default: [`Client::builder`] with the
    /// configuration, for the certificates and the number of attempts.
    #[must_use]
    pub fn client(mut self, client: ClientBuilder) -> Self {
        self.client = Some(client);
        self
    }

    /// Where sign-ins are kept. Default: `.aws/sso/cache` in the home folder.
    #[must_use]
    pub fn sso_cache(mut self, directory: impl Into<PathBuf>) -> Self {
        self.cache = Some(directory.into());
        self
    }

    /// How long `credential_process` may take. Default: 120 s.
    #[must_use]
    pub const fn process_time_limit(mut self, limit: Duration) -> Self {
        self.process_time_limit = Some(limit);
        self
    }

    /// The profile itself.
    pub(super) fn selected(&self) -> Result<Profile<'_>, CredentialsError> {
        let profile = self.config.selected(self.name.as_deref());
        profile.map_err(|error| of_config(NAME, error))
    }

    fn find(&self, profile: &Profile<'_>) -> Result<Found<'_>, ConfigError> {
        if let Some(error) = unsupported(self.config.environment(), profile)? {
            return Ok(Found::Error(error));
        }
        if profile.sso_role()?.is_some() {
            return self.sso(profile);
        }
        let keys = profile.static_keys()?;
        let (first, last) = match keys {
            Some(keys) if keys.source == KeysSource::Credentials => (Some(keys), None),
            keys => (None, keys),
        };
        if let Some(keys) = first {
            return Ok(Found::Keys(keys));
        }
        if let Some(error) = unsupported_login(profile)? {
            return Ok(Found::Error(error));
        }
        if let Some(process) = ProcessCredentials::of_profile(profile)? {
            return Ok(Found::Process(match self.process_time_limit {
                Some(limit) => process.time_limit(limit),
                None => process,
            }));
        }
        if let Some(keys) = last {
            return Ok(Found::Keys(keys));
        }
        Ok(Found::Error(absent(&self.config, profile)?))
    }

    fn sso(&self, profile: &Profile<'_>) -> Result<Found<'_>, ConfigError> {
        if let Some(sso) = self.sso.get() {
            return Ok(Found::Sso(sso));
        }
        let cache = if let Some(directory) = &self.cache {
            TokenCache::new(directory)
        } else if let Some(home) = self.config.environment().home_dir()? {
            TokenCache::in_home(home)
        } else {
            let message = "the sign-in is kept in the home folder, which is not known; set HOME";
            return Ok(Found::Error(CredentialsError::new(NAME, message)));
        };
        let client = self.client.clone();
        let client = client.unwrap_or_else(|| Client::builder().config(Arc::clone(&self.config)));
        let sso = SsoCredentials::of_profile(profile, cache, client)?;
        Ok(match sso {
            Some(sso) => Found::Sso(self.sso.get_or_init(|| sso)),
            None => Found::Error(absent(&self.config, profile)?),
        })
    }
}

/// What a profile has.
enum Found<'a> {
    Keys(StaticKeys),
    Process(ProcessCredentials),
    Sso(&'a SsoCredentials),
    Error(CredentialsError),
}

impl ProvideCredentials for ProfileCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let profile = self.selected()?;
        let found = self.find(&profile);
        match found.map_err(|error| of_config(NAME, error))? {
            Found::Keys(keys) => Ok(of_keys(keys)),
            Found::Process(process) => process.credentials(now),
            Found::Sso(sso) => sso.credentials(now),
            Found::Error(error) => Err(error),
        }
    }
}

fn of_keys(keys: StaticKeys) -> Credentials {
    let mut credentials = Credentials::new(keys.access_key_id, keys.secret_access_key);
    if let Some(token) = keys.session_token {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = keys.account_id {
        credentials = credentials.with_account_id(account);
    }
    credentials
}

/// A profile without credentials.
fn absent(config: &Config, profile: &Profile<'_>) -> Result<CredentialsError, ConfigError> {
    let name = profile.name();
    let message = if !config.profile_names().contains(&name) {
        format!("neither file has a profile {name:?}")
    } else if profile.sso_session()?.is_some() {
        format!(
            "the profile {name:?} has a sign-in, but neither `sso_account_id` nor `sso_role_name`"
        )
    } else {
        format!(
            "the profile {name:?} has neither `aws_access_key_id` nor `credential_process` nor `sso_account_id`"
        )
    };
    Ok(CredentialsError::absent(NAME, message))
}

impl fmt::Debug for ProfileCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProfileCredentials")
            .field("config", &self.config)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
