//! Access keys that are written in a file.

use super::error::{ConfigError, Fault};
use super::files::InFile;
use super::profile::Profile;
use super::setting::Setting;
use crate::Sensitive;

/// Access keys that are written in a file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StaticKeys {
    /// `aws_access_key_id`.
    pub access_key_id: String,
    /// `aws_secret_access_key`.
    pub secret_access_key: Sensitive<String>,
    /// `aws_security_token`, which is older, or else `aws_session_token`. An empty one is none.
    pub session_token: Option<Sensitive<String>>,
    /// `aws_account_id`. An empty one is none.
    pub account_id: Option<String>,
    /// The file.
    pub source: KeysSource,
}

/// Which file access keys are written in.
///
/// To the CLI, `credential_process` comes between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysSource {
    /// The credentials file.
    Credentials,
    /// The configuration file.
    Config,
}

impl Profile<'_> {
    /// The access keys in the credentials file, or else those in the configuration file: of the first that has
    /// `aws_access_key_id`. Keys of the two are not mixed.
    ///
    /// # Errors
    ///
    /// An access key id without a secret key; one of them empty.
    pub fn static_keys(&self) -> Result<Option<StaticKeys>, ConfigError> {
        let config = self.config();
        for (file, source) in [
            (&config.credentials, KeysSource::Credentials),
            (&config.settings, KeysSource::Config),
        ] {
            let section = file.profile(self.name());
            if let Some(keys) = section.map_or(Ok(None), |section| keys_of(section, source))? {
                return Ok(Some(keys));
            }
        }
        Ok(None)
    }
}

fn keys_of(section: InFile<'_>, source: KeysSource) -> Result<Option<StaticKeys>, ConfigError> {
    let setting = |key: &str| section.find(key).map(Setting::of_key).transpose();
    let Some(id) = setting("aws_access_key_id")? else {
        return Ok(None);
    };
    let secret = setting("aws_secret_access_key")?.ok_or_else(|| {
        let key = id.name().to_owned();
        let needed = "`aws_secret_access_key`";
        id.error(Fault::NeededBy { key, needed })
    })?;
    let token = match setting("aws_security_token")? {
        Some(token) => Some(token),
        None => setting("aws_session_token")?,
    };
    let token = token
        .map(|token| token.value)
        .filter(|token| !token.is_empty());
    let account = setting("aws_account_id")?.map(|account| account.value);
    Ok(Some(StaticKeys {
        access_key_id: id.not_blank()?.to_owned(),
        secret_access_key: secret.not_blank()?.into(),
        session_token: token.map(Sensitive::from),
        account_id: account
            .filter(|account| !account.is_empty())
            .map(str::to_owned),
        source,
    }))
}
