//! Bearer tokens, from where the AWS CLI looks for them.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::failed::of_config;
use super::sso::SsoToken;
use crate::auth::{CredentialsError, ProvideToken};
use crate::config::{Config, ConfigError, Environment};
use crate::sso_cache::TokenCache;
use crate::{ClientBuilder, Sensitive, ServiceMetadata, Timestamp};

const NAME: &str = "bearer token";

/// The bearer token for one service in an environment variable: `AWS_BEARER_TOKEN_` and the service's signing name, in upper
/// case, with `_` for what a name of a variable cannot have. That of Amazon Bedrock is `AWS_BEARER_TOKEN_BEDROCK`.
///
/// An empty variable is as good as none.
///
/// ```
/// use aws_operation::ServiceMetadata;
/// use aws_operation::auth::ProvideToken;
/// use aws_operation::config::Environment;
/// use aws_operation::credentials::EnvironmentToken;
///
/// const BEDROCK: ServiceMetadata = ServiceMetadata::new("Bedrock Runtime", "bedrock-runtime").signing_name("bedrock");
///
/// let environment = Environment::from_iter([("AWS_BEARER_TOKEN_BEDROCK", "s3cret")]);
/// let token = EnvironmentToken::of_service(environment, &BEDROCK).token(std::time::SystemTime::now().into())?;
/// assert_eq!(token.expose(), "s3cret");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct EnvironmentToken {
    environment: Environment,
    variable: String,
}

impl EnvironmentToken {
    /// The token for this service.
    #[must_use]
    pub fn of_service(environment: Environment, service: &ServiceMetadata) -> Self {
        Self {
            environment,
            variable: variable(service),
        }
    }
}

impl ProvideToken for EnvironmentToken {
    fn token(&self, _: Timestamp) -> Result<Sensitive<String>, CredentialsError> {
        of_variable(&self.environment, &self.variable)?
            .ok_or_else(|| CredentialsError::absent(NAME, format!("{} is not set", self.variable)))
    }
}

fn variable(service: &ServiceMetadata) -> String {
    let name = service.signing_name.replace(['-', ' '], "_");
    format!("AWS_BEARER_TOKEN_{}", name.to_ascii_uppercase())
}

fn of_variable(
    environment: &Environment,
    variable: &str,
) -> Result<Option<Sensitive<String>>, CredentialsError> {
    let value = environment.get(variable);
    let value = value.map_err(|error| of_config(NAME, error))?;
    let value = value.filter(|value| !value.is_empty());
    Ok(value.map(|value| Sensitive::new(value.to_owned())))
}

/// The tokens for all services: the variable of the service, then the sign-in of the profile.
pub(crate) struct FoundTokens {
    config: Arc<Config>,
    profile: Option<String>,
    client: ClientBuilder,
    /// Whether a token in the environment goes before a signature.
    goes_before_signatures: bool,
    /// It remembers when it last tried to refresh the token.
    sso: OnceLock<Option<SsoToken>>,
}

impl FoundTokens {
    pub(crate) const fn new(
        config: Arc<Config>,
        profile: Option<String>,
        client: ClientBuilder,
        goes_before_signatures: bool,
    ) -> Self {
        Self {
            config,
            profile,
            client,
            goes_before_signatures,
            sso: OnceLock::new(),
        }
    }

    pub(crate) fn token(
        &self,
        service: Option<&ServiceMetadata>,
        now: Timestamp,
    ) -> Result<Sensitive<String>, CredentialsError> {
        let variable = service.map(variable);
        if let Some(variable) = &variable
            && let Some(token) = of_variable(self.config.environment(), variable)?
        {
            return Ok(token);
        }
        match self.sso().map_err(|error| of_config(NAME, error))? {
            Some(token) => token.token(now),
            None => Err(absent(variable.as_deref())),
        }
    }

    /// A token in the environment, for a service that takes signatures too.
    pub(crate) fn instead_of_signature(
        &self,
        service: &ServiceMetadata,
    ) -> Result<Option<Sensitive<String>>, CredentialsError> {
        if !self.goes_before_signatures {
            return Ok(None);
        }
        of_variable(self.config.environment(), &variable(service))
    }

    fn sso(&self) -> Result<Option<&SsoToken>, ConfigError> {
        if let Some(token) = self.sso.get() {
            return Ok(token.as_ref());
        }
        let profile = self.config.selected(self.profile.as_deref())?;
        let home = self.config.environment().home_dir()?;
        let cache = home.map(TokenCache::in_home);
        let token = match cache {
            Some(cache) => SsoToken::of_profile(&profile, cache, self.client.clone())?,
            None => None,
        };
        Ok(self.sso.get_or_init(|| token).as_ref())
    }
}

fn absent(variable: Option<&str>) -> CredentialsError {
    let message = match variable {
        Some(variable) => format!(
            "there is none: {variable} is not set, and the profile has no `sso_session`; set the one or the other"
        ),
        None => "there is none: the profile has no `sso_session`; add one and sign in".to_owned(),
    };
    CredentialsError::absent(NAME, message)
}

impl fmt::Debug for FoundTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundTokens").finish_non_exhaustive()
    }
}
