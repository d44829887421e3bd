//! Logins with AWS SSO, and the roles they lead to.

use super::endpoint::no_section;
use super::error::{ConfigError, Fault};
use super::files::{Found, InFile};
use super::profile::Profile;
use super::setting::Setting;

/// Where people log in: an `sso-session` section, or the same keys in a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SsoSession {
    /// The name of the section; `None` for keys in a profile.
    pub name: Option<String>,
    /// `sso_start_url`.
    pub start_url: String,
    /// `sso_region`.
    pub region: String,
    /// `sso_registration_scopes`, which commas separate. None for keys in a profile.
    pub registration_scopes: Vec<String>,
}

/// A role in an account that a login leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SsoRole {
    /// The login.
    pub session: SsoSession,
    /// `sso_account_id`.
    pub account_id: String,
    /// `sso_role_name`.
    pub role_name: String,
}

impl SsoSession {
    pub(super) fn of_section(name: &str, section: InFile<'_>) -> Result<Self, ConfigError> {
        let scopes = section.find("sso_registration_scopes").map(Found::text);
        let scopes = scopes
            .transpose()?
            .unwrap_or_default()
            .split(',')
            .map(str::trim);
        let required = |key: &'static str| {
            let setting = section.find(key).map(Setting::of_key).transpose()?;
            let setting = setting.ok_or_else(|| {
                let header = format!("sso-session {name}");
                section.error(Fault::MissingKey {
                    section: header,
                    key,
                })
            })?;
            setting.not_blank().map(str::to_owned)
        };
        Ok(Self {
            name: Some(name.to_owned()),
            start_url: required("sso_start_url")?,
            region: required("sso_region")?,
            registration_scopes: scopes
                .filter(|scope| !scope.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }
}

impl Profile<'_> {
    /// Where people log in for this profile: the section that `sso_session` names, or else `sso_start_url` and `sso_region`.
    /// `None` for a profile without `sso_session` and `sso_start_url`.
    ///
    /// # Errors
    ///
    /// A section that does not exist; a URL or a region that is missing; a key that has another value in the profile than in
    /// the section.
    pub fn sso_session(&self) -> Result<Option<SsoSession>, ConfigError> {
        if let Some(name) = self.key("sso_session")? {
            let section = self.sso_section(name)?;
            return SsoSession::of_section(name.value, section).map(Some);
        }
        let Some(start_url) = self.key("sso_start_url")? else {
            return Ok(None);
        };
        let region = self.key("sso_region")?;
        let region = region.ok_or_else(|| needed(start_url, "`sso_region`"))?;
        Ok(Some(SsoSession {
            name: None,
            start_url: start_url.not_blank()?.to_owned(),
            region: region.not_blank()?.to_owned(),
            registration_scopes: Vec::new(),
        }))
    }

    /// The role in an account whose credentials a login gives. `None` for a profile without `sso_account_id` and
    /// `sso_role_name`.
    ///
    /// # Errors
    ///
    /// As for [`sso_session`](Self::sso_session); no login; one of the two keys alone.
    pub fn sso_role(&self) -> Result<Option<SsoRole>, ConfigError> {
        let keys = ["sso_account_id", "sso_role_name"];
        let Some(present) = keys.into_iter().find_map(|key| self.find(key)) else {
            return Ok(None);
        };
        let present = Setting::of_key(present)?;
        let session = self.sso_session()?;
        let session = session.ok_or_else(|| needed(present, "`sso_session` or `sso_start_url`"))?;
        // The other one may be in the section of the login.
        let section = self
            .key("sso_session")?
            .map(|name| self.sso_section(name))
            .transpose()?;
        let required = |key: &str, needed_key: &'static str| {
            let found = self
                .find(key)
                .or_else(|| section.and_then(|section| section.find(key)));
            let setting = found.map(Setting::of_key).transpose()?;
            let setting = setting.ok_or_else(|| needed(present, needed_key))?;
            setting.not_blank().map(str::to_owned)
        };
        Ok(Some(SsoRole {
            session,
            account_id: required("sso_account_id", "`sso_account_id`")?,
            role_name: required("sso_role_name", "`sso_role_name`")?,
        }))
    }

    /// The section that `sso_session` names, if the profile does not contradict it.
    fn sso_section<'a>(&'a self, name: Setting<'_>) -> Result<InFile<'a>, ConfigError> {
        let section = self.config().settings.sso_session(name.value);
        let section = section.ok_or_else(|| no_section(name, "sso-session"))?;
        for found in section.all() {
            let own = self.find(found.key());
            if let Some(own) = own.filter(|own| !own.has_value_of(found)) {
                return Err(own.error(Fault::Differs {
                    key: own.key().to_owned(),
                    section: format!("sso-session {}", name.value),
                }));
            }
        }
        Ok(section)
    }
}

fn needed(setting: Setting<'_>, needed: &'static str) -> ConfigError {
    let key = setting.name().to_owned();
    setting.error(Fault::NeededBy { key, needed })
}
