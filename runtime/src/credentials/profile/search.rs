//! Which credentials a profile has.

use std::sync::Arc;

use super::{Means, NAME};
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::{Config, ConfigError, KeysSource, Profile, StaticKeys};
use crate::credentials::failed::of_config;
use crate::credentials::process::ProcessCredentials;
use crate::credentials::role::WebIdentityCredentials;
use crate::credentials::sso::SsoCredentials;
use crate::credentials::sts::Sts;
use crate::sso_cache::TokenCache;
use crate::{Client, ClientBuilder};

/// A place that has credentials, or why there is none.
pub(super) type Found = Result<Arc<dyn ProvideCredentials>, CredentialsError>;

/// A search in the profiles of a configuration.
pub(super) struct Search<'a> {
    pub(super) config: &'a Arc<Config>,
    pub(super) means: &'a Means,
    /// Where STS is, is said by this one.
    pub(super) selected: Profile<'a>,
}

impl<'a> Search<'a> {
    pub(super) const fn new(
        config: &'a Arc<Config>,
        means: &'a Means,
        selected: Profile<'a>,
    ) -> Self {
        Self {
            config,
            means,
            selected,
        }
    }

    pub(super) fn of_selected(&self) -> Found {
        self.of_profile(&self.selected, &mut vec![self.selected.name().to_owned()])
    }

    /// What a profile has. `visited` are the profiles that led to it, with itself.
    pub(super) fn of_profile(&self, profile: &Profile<'_>, visited: &mut Vec<String>) -> Found {
        let role = profile
            .assume_role()
            .map_err(|error| of_config(NAME, error))?;
        match role {
            Some(role) => self.of_role(profile, role, visited),
            None => self.without_role(profile),
        }
    }

    /// What a profile has beside a role to assume.
    pub(super) fn without_role(&self, profile: &Profile<'_>) -> Found {
        let found = self.beside_role(profile);
        found.unwrap_or_else(|error| Err(of_config(NAME, error)))
    }

    fn beside_role(&self, profile: &Profile<'_>) -> Result<Found, ConfigError> {
        if let Some(identity) = profile.web_identity()? {
            const VARIABLE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
            let is_of_profile =
                profile.is_explicit() || self.config.environment().get(VARIABLE)?.is_none();
            let origin = if is_of_profile {
                format!("profile {:?}", profile.name())
            } else {
                VARIABLE.to_owned()
            };
            let found = WebIdentityCredentials::of_config(identity, origin, self.sts()?);
            return Ok(Ok(Arc::new(found)));
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
            return Ok(Ok(Arc::new(of_keys(keys))));
        }
        if profile.value("login_session")?.is_some() {
            return Ok(Err(unsupported_login(profile.name())));
        }
        if let Some(process) = ProcessCredentials::of_profile(profile)? {
            return Ok(Ok(Arc::new(match self.means.process_time_limit {
                Some(limit) => process.time_limit(limit),
                None => process,
            })));
        }
        if let Some(keys) = last {
            return Ok(Ok(Arc::new(of_keys(keys))));
        }
        absent(self.config, profile).map(Err)
    }

    fn sso(&self, profile: &Profile<'_>) -> Result<Found, ConfigError> {
        let cache = if let Some(directory) = &self.means.cache {
            TokenCache::new(directory)
        } else if let Some(home) = self.config.environment().home_dir()? {
            TokenCache::in_home(home)
        } else {
            let message = "the sign-in is kept in the home folder, which is not known; set HOME";
            return Ok(Err(CredentialsError::new(NAME, message)));
        };
        match SsoCredentials::of_profile(profile, cache, self.client())? {
            Some(sso) => Ok(Ok(Arc::new(sso))),
            None => absent(self.config, profile).map(Err),
        }
    }

    pub(super) fn sts(&self) -> Result<Sts, ConfigError> {
        Sts::of_profile(&self.selected, self.client())
    }

    fn client(&self) -> ClientBuilder {
        let client = self.means.client.clone();
        client.unwrap_or_else(|| Client::builder().config(Arc::clone(self.config)))
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

/// The one thing that the AWS CLI can do and this crate cannot.
fn unsupported_login(name: &str) -> CredentialsError {
    let message = format!(
        "the profile {name:?} has `login_session`, the sign-in of `aws login`, which is not supported. Let the AWS CLI do it: make another profile with `credential_process = aws configure export-credentials --profile {name}` and use that one, or run `eval \"$(aws configure export-credentials --profile {name} --format env)\"` before this program"
    );
    CredentialsError::new(NAME, message)
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
            "the profile {name:?} has neither `aws_access_key_id` nor `role_arn` nor `credential_process` nor `sso_account_id`"
        )
    };
    Ok(CredentialsError::absent(NAME, message))
}
