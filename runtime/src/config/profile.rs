//! What is configured for a profile.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;
use std::path::Path;

use super::error::ConfigError;
use super::files::Found;
use super::load::Config;
use super::setting::Setting;

/// A profile: a name, under which the files have settings. The environment's settings come first.
///
/// Each method says which variables and keys it looks at. All of them fail alike: for a variable that is not Unicode, and
/// for a key that has a block of indented keys where a value belongs. `Debug` shows the name alone.
///
/// ```
/// use aws_operation::config::{Config, Environment};
///
/// let environment = Environment::from_iter([("AWS_PROFILE", "night")]);
/// let file = b"[profile night]\nregion = eu-north-1\nmax_attempts = 5\n";
/// let config = Config::parse(&environment, file, b"")?;
/// let profile = config.profile()?;
/// assert_eq!(profile.region()?, Some("eu-north-1"));
/// assert_eq!(profile.max_attempts()?.map(|attempts| attempts.get()), Some(5));
/// # Ok::<(), aws_operation::config::ConfigError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Profile<'a> {
    config: &'a Config,
    name: &'a str,
    /// Whether the program named it.
    is_explicit: bool,
}

/// How failed calls are made again: what `retry_mode` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryMode {
    /// `legacy`: what boto3 did before there were modes.
    Legacy,
    /// `standard`: what all SDKs do.
    Standard,
    /// `adaptive`: `standard`, and fewer calls while a service throttles.
    Adaptive,
}

impl<'a> Profile<'a> {
    pub(super) const fn new(config: &'a Config, name: &'a str, is_explicit: bool) -> Self {
        Self {
            config,
            name,
            is_explicit,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// Whether the program named it, and not the environment: then the environment says nothing about credentials.
    #[must_use]
    pub const fn is_explicit(&self) -> bool {
        self.is_explicit
    }

    /// The region: `AWS_REGION`, `AWS_DEFAULT_REGION`, `region`.
    ///
    /// What it may look like is checked where it becomes part of a URL.
    pub fn region(&self) -> Result<Option<&'a str>, ConfigError> {
        let region = self.variable_or_key(&["AWS_REGION", "AWS_DEFAULT_REGION"], "region")?;
        Ok(region.map(|setting| setting.value))
    }

    /// How often a call is made at most, the first time included: `AWS_MAX_ATTEMPTS`, `max_attempts`.
    ///
    /// # Errors
    ///
    /// Anything but a whole number, 1 or more.
    pub fn max_attempts(&self) -> Result<Option<NonZeroU32>, ConfigError> {
        let setting = self.variable_or_key(&["AWS_MAX_ATTEMPTS"], "max_attempts")?;
        let number = |setting: Setting<'_>| {
            let number = setting.value.trim().parse();
            number.map_err(|_| setting.invalid("a whole number, 1 or more"))
        };
        setting.map(number).transpose()
    }

    /// How failed calls are made again: `AWS_RETRY_MODE`, `retry_mode`.
    ///
    /// # Errors
    ///
    /// Anything but `legacy`, `standard` and `adaptive`.
    pub fn retry_mode(&self) -> Result<Option<RetryMode>, ConfigError> {
        let Some(setting) = self.variable_or_key(&["AWS_RETRY_MODE"], "retry_mode")? else {
            return Ok(None);
        };
        match setting.value {
            "legacy" => Ok(Some(RetryMode::Legacy)),
            "standard" => Ok(Some(RetryMode::Standard)),
            "adaptive" => Ok(Some(RetryMode::Adaptive)),
            _ => Err(setting.invalid("legacy, standard or adaptive")),
        }
    }

    /// A file with root certificates to use instead of the usual ones: `AWS_CA_BUNDLE`, `ca_bundle`.
    ///
    /// As for the CLI, a `~` is not replaced here.
    ///
    /// # Errors
    ///
    /// An empty path: whoever sets one may expect that certificates are not verified, or that they are.
    pub fn ca_bundle(&self) -> Result<Option<&'a Path>, ConfigError> {
        let setting = self.variable_or_key(&["AWS_CA_BUNDLE"], "ca_bundle")?;
        let path = setting.map(Setting::not_blank).transpose()?;
        Ok(path.map(Path::new))
    }

    /// The command that prints credentials: `credential_process`.
    pub fn credential_process(&self) -> Result<Option<&'a str>, ConfigError> {
        let setting = self.key("credential_process")?;
        Ok(setting.map(|setting| setting.value))
    }

    /// The names of the profile's keys in both files, sorted, in lower case.
    #[must_use]
    pub fn keys(&self) -> Vec<&'a str> {
        let files = [&self.config.settings, &self.config.credentials];
        let sections = files.into_iter().filter_map(|file| file.profile(self.name));
        let mut keys: Vec<_> = sections
            .flat_map(|section| section.all().map(Found::key))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The value of any key of the profile, for what has no method here.
    pub fn value(&self, key: &str) -> Result<Option<&'a str>, ConfigError> {
        let setting = self.key(key)?;
        Ok(setting.map(|setting| setting.value))
    }

    /// The keys and values in a block of keys, such as that of `s3`. These keys keep their case.
    ///
    /// # Errors
    ///
    /// A value where the block should be.
    pub fn block(&self, key: &str) -> Result<Option<BTreeMap<&'a str, &'a str>>, ConfigError> {
        let Some(found) = self.find(key) else {
            return Ok(None);
        };
        let block = found.block()?.iter();
        Ok(Some(
            block
                .map(|(key, value)| (key.as_str(), value.expose().as_str()))
                .collect(),
        ))
    }

    pub(crate) const fn config(&self) -> &'a Config {
        self.config
    }

    /// A key in the credentials file, or else in the configuration file.
    pub(super) fn find(&self, key: &str) -> Option<Found<'a>> {
        let files = [&self.config.credentials, &self.config.settings];
        let mut sections = files.into_iter().filter_map(|file| file.profile(self.name));
        sections.find_map(|section| section.find(key))
    }
}

impl fmt::Debug for Profile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
