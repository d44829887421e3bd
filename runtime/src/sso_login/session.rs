//! Where people sign in.

use std::error::Error as StdError;
use std::fmt;
use std::path::PathBuf;

use crate::EndpointSettings;
use crate::config::{Config, ConfigError, Profile, SsoSession};
use crate::protocol::Service;
use crate::sso::Sso;
use crate::sso_cache::{RegistrationKey, SignInKey};
use crate::sso_oidc::SsoOidc;

/// What the AWS CLI suggests: accounts, roles and their credentials.
const DEFAULT_SCOPE: &str = "sso:account:access";

/// Where people sign in: a start URL, its region, and how the services there are reached.
///
/// It has the name of an `sso-session` section, or none: then it is the older form, whose token has no refresh. `Debug`
/// shows no secret, for it has none.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) sso: SsoSession,
    pub(super) profile: Option<String>,
    pub(super) oidc: EndpointSettings,
    pub(super) portal: EndpointSettings,
}

impl Session {
    /// A session that no file has, without a name. Its scopes are none, and its endpoints those of the region.
    ///
    /// ```
    /// use aws_operation::sso_login::Session;
    ///
    /// let session = Session::new("https://example.awsapps.com/start", "eu-west-1");
    /// assert_eq!(session.key(), "https://example.awsapps.com/start");
    /// ```
    #[must_use]
    pub fn new(start_url: impl Into<String>, region: impl Into<String>) -> Self {
        Self {
            sso: SsoSession {
                name: None,
                start_url: start_url.into(),
                region: region.into(),
                registration_scopes: Vec::new(),
            },
            profile: None,
            oidc: EndpointSettings::new(),
            portal: EndpointSettings::new(),
        }
    }

    /// The same with a name, under which its token is kept: a session that is about to be written into the configuration. Its
    /// scope is `sso:account:access`, so that the token can be refreshed.
    ///
    /// ```
    /// use aws_operation::sso_login::Session;
    ///
    /// let session = Session::named("my-sso", "https://example.awsapps.com/start", "eu-west-1");
    /// assert_eq!(session.key(), "my-sso");
    /// ```
    #[must_use]
    pub fn named(
        name: impl Into<String>,
        start_url: impl Into<String>,
        region: impl Into<String>,
    ) -> Self {
        let mut session = Self::new(start_url, region).scopes([DEFAULT_SCOPE]);
        session.sso.name = Some(name.into());
        session
    }

    /// The session of a profile: of the `sso-session` section that it names, or with the keys of its own.
    ///
    /// # Errors
    ///
    /// The profile has neither; one of the keys is missing, is empty or has another value in the profile than in the section.
    ///
    /// ```
    /// use aws_operation::config::{Config, Environment};
    /// use aws_operation::sso_login::Session;
    ///
    /// let file = b"[default]\nsso_session = my-sso\n[sso-session my-sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n";
    /// let config = Config::parse(&Environment::default(), file, b"")?;
    /// let session = Session::of_profile(&config.profile()?)?;
    /// assert_eq!((session.name(), session.region()), (Some("my-sso"), "eu-west-1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_profile(profile: &Profile<'_>) -> Result<Self, SessionError> {
        let Some(sso) = profile.sso_session()? else {
            return Err(SessionError::NoSession {
                profile: profile.name().to_owned(),
                file: profile.config().environment().config_file()?,
            });
        };
        let mut session = Self::with_endpoints_of(sso, profile)?;
        session.profile = Some(profile.name().to_owned());
        Ok(session)
    }

    /// The section `[sso-session NAME]`. How its services are reached is the selected profile's to say.
    ///
    /// # Errors
    ///
    /// There is no such section; one of its keys is missing or empty.
    pub fn of_section(config: &Config, name: &str) -> Result<Self, SessionError> {
        let Some(sso) = config.sso_session(name)? else {
            return Err(SessionError::NoSection {
                name: name.to_owned(),
                file: config.environment().config_file()?,
                others: config
                    .sso_session_names()
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            });
        };
        Self::with_endpoints_of(sso, &config.profile()?)
    }

    /// The same session with endpoints as a profile has them: URLs, FIPS, dual stack.
    ///
    /// # Errors
    ///
    /// See [`Profile::endpoint_settings`].
    pub fn endpoints_of(self, profile: &Profile<'_>) -> Result<Self, SessionError> {
        Self::with_endpoints_of(self.sso, profile)
    }

    /// The scopes that its clients are registered with. Without one there is no refresh token.
    #[must_use]
    pub fn scopes<I>(mut self, scopes: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.sso.registration_scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// One URL for both services instead of the region's: that of a local server.
    #[must_use]
    pub fn endpoint_url(mut self, url: &str) -> Self {
        self.oidc = self.oidc.url(url);
        self.portal = self.portal.url(url);
        self
    }

    fn with_endpoints_of(sso: SsoSession, profile: &Profile<'_>) -> Result<Self, SessionError> {
        Ok(Self {
            sso,
            profile: None,
            oidc: profile.endpoint_settings(&SsoOidc::METADATA)?,
            portal: profile.endpoint_settings(&Sso::METADATA)?,
        })
    }

    /// The name of the `sso-session` section, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.sso.name.as_deref()
    }

    /// The start URL, as it is configured.
    #[must_use]
    pub fn start_url(&self) -> &str {
        &self.sso.start_url
    }

    /// The region of the sign-in.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.sso.region
    }

    /// What its token file is named after: its name or, without one, its start URL.
    #[must_use]
    pub fn key(&self) -> &str {
        self.name().unwrap_or(self.start_url())
    }

    /// What its registration file is named after.
    pub(super) fn registration_key(&self) -> RegistrationKey {
        let mut key = RegistrationKey::new(self.start_url(), self.region());
        let scopes = &self.sso.registration_scopes;
        key.scopes = (!scopes.is_empty()).then(|| scopes.clone());
        key.session_name.clone_from(&self.sso.name);
        key
    }

    /// What the files of role credentials are named after.
    pub(super) fn sign_in_key(&self) -> SignInKey {
        match &self.sso.name {
            Some(name) => SignInKey::SessionName(name.clone()),
            None => SignInKey::StartUrl(self.sso.start_url.clone()),
        }
    }
}

/// Why there is no session.
#[derive(Debug)]
#[non_exhaustive]
pub enum SessionError {
    /// The profile has neither `sso_session` nor `sso_start_url`.
    NoSession {
        /// The profile.
        profile: String,
        /// Where it could have them.
        file: PathBuf,
    },
    /// There is no `sso-session` section of that name.
    NoSection {
        /// The name that was asked for.
        name: String,
        /// Where it should be.
        file: PathBuf,
        /// The names that are there.
        others: Vec<String>,
    },
    /// A mistake in the configuration.
    Config(ConfigError),
}

impl From<ConfigError> for SessionError {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSession { profile, file } => write!(
                f,
                "the profile {profile:?} has neither `sso_session` nor `sso_start_url` with `sso_region`; add them in {}, or select another profile",
                file.display()
            ),
            Self::NoSection { name, file, others } => {
                write!(
                    f,
                    "there is no section [sso-session {name}] in {}",
                    file.display()
                )?;
                if others.is_empty() {
                    f.write_str("; it has no `sso-session` section at all")
                } else {
                    write!(f, "; it has: {}", others.join(", "))
                }
            }
            Self::Config(error) => error.fmt(f),
        }
    }
}

impl StdError for SessionError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Config(error) => error.source(),
            Self::NoSession { .. } | Self::NoSection { .. } => None,
        }
    }
}
