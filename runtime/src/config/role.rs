//! Roles that a profile assumes.

use std::path::PathBuf;
use std::time::Duration;

use super::error::{ConfigError, Fault};
use super::profile::Profile;
use super::setting::Setting;
use crate::Sensitive;

/// A role that is assumed with other credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AssumeRole {
    /// `role_arn`.
    pub role_arn: String,
    /// Whose credentials it is assumed with.
    pub source: RoleSource,
    /// `role_session_name`.
    pub session_name: Option<String>,
    /// `external_id`.
    pub external_id: Option<Sensitive<String>>,
    /// `mfa_serial`.
    pub mfa_serial: Option<String>,
    /// `duration_seconds`.
    pub duration: Option<Duration>,
}

/// Whose credentials a role is assumed with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RoleSource {
    /// `source_profile`: those of a profile, which exists. It may be the same one, for its static keys; whether there is a
    /// circle of profiles is not checked here.
    Profile(String),
    /// `credential_source = Environment`.
    Environment,
    /// `credential_source = EcsContainer`.
    EcsContainer,
    /// `credential_source = Ec2InstanceMetadata`.
    Ec2InstanceMetadata,
}

/// A role that is assumed with a token in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebIdentity {
    /// `AWS_WEB_IDENTITY_TOKEN_FILE`, `web_identity_token_file`. As for the CLI, a `~` is not replaced.
    pub token_file: PathBuf,
    /// `AWS_ROLE_ARN`, `role_arn`.
    pub role_arn: String,
    /// `AWS_ROLE_SESSION_NAME`, `role_session_name`.
    pub session_name: Option<String>,
}

impl<'a> Profile<'a> {
    /// The role that is assumed with other credentials: a `role_arn` without `web_identity_token_file`.
    ///
    /// # Errors
    ///
    /// Neither `source_profile` nor `credential_source`, or both; a source profile that does not exist; a credential source
    /// with another name than those of [`RoleSource`]; a `duration_seconds` that is no whole number.
    pub fn assume_role(&self) -> Result<Option<AssumeRole>, ConfigError> {
        let Some(role) = self.key("role_arn")? else {
            return Ok(None);
        };
        if self.find("web_identity_token_file").is_some() {
            return Ok(None);
        }
        let duration = self.key("duration_seconds")?.map(|setting| {
            let seconds = setting.value.trim().parse().map(Duration::from_secs);
            seconds.map_err(|_| setting.invalid("a whole number of seconds"))
        });
        Ok(Some(AssumeRole {
            role_arn: role.value.to_owned(),
            source: self.role_source(role)?,
            session_name: self.owned("role_session_name")?,
            external_id: self.owned("external_id")?.map(Sensitive::new),
            mfa_serial: self.owned("mfa_serial")?,
            duration: duration.transpose()?,
        }))
    }

    fn role_source(&self, role: Setting<'a>) -> Result<RoleSource, ConfigError> {
        match (self.key("source_profile")?, self.key("credential_source")?) {
            (Some(profile), None) => self.source_profile(profile),
            (None, Some(source)) => match source.value {
                "Environment" => Ok(RoleSource::Environment),
                "EcsContainer" => Ok(RoleSource::EcsContainer),
                "Ec2InstanceMetadata" => Ok(RoleSource::Ec2InstanceMetadata),
                _ => Err(source.invalid("Environment, EcsContainer or Ec2InstanceMetadata")),
            },
            (Some(_), Some(source)) => Err(source.error(Fault::Both {
                one: "source_profile",
                other: "credential_source",
            })),
            (None, None) => Err(role.error(Fault::NeededBy {
                key: role.name().to_owned(),
                needed: "`source_profile` or `credential_source`",
            })),
        }
    }

    fn source_profile(&self, profile: Setting<'a>) -> Result<RoleSource, ConfigError> {
        let name = profile.value;
        if self.config().has_profile(name) {
            return Ok(RoleSource::Profile(name.to_owned()));
        }
        Err(super::endpoint::no_section(profile, "profile"))
    }

    /// The role that is assumed with a token in a file. Each of the three comes from its variable or else its key; of a
    /// profile that the program named, from the key alone.
    ///
    /// # Errors
    ///
    /// A token file without a role.
    pub fn web_identity(&self) -> Result<Option<WebIdentity>, ConfigError> {
        let of = |variable: &'a str, key: &str| {
            let variables = [variable];
            let variables: &[&str] = if self.is_explicit() { &[] } else { &variables };
            self.variable_or_key(variables, key)
        };
        let file = of("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file")?;
        let Some(file) = file.filter(|file| !file.value.is_empty()) else {
            return Ok(None);
        };
        let role = of("AWS_ROLE_ARN", "role_arn")?.ok_or_else(|| {
            let key = file.name().to_owned();
            let needed = "`role_arn` or AWS_ROLE_ARN";
            file.error(Fault::NeededBy { key, needed })
        })?;
        let session_name = of("AWS_ROLE_SESSION_NAME", "role_session_name")?;
        Ok(Some(WebIdentity {
            token_file: file.value.into(),
            role_arn: role.not_blank()?.to_owned(),
            session_name: session_name.map(|name| name.value.to_owned()),
        }))
    }

    fn owned(&self, key: &str) -> Result<Option<String>, ConfigError> {
        let setting = self.key(key)?;
        Ok(setting.map(|setting| setting.value.to_owned()))
    }
}
