//! How an instance's metadata service is reached.

use std::time::Duration;

use super::super::failed::of_config;
use super::NAME;
use crate::Endpoint;
use crate::auth::CredentialsError;
use crate::config::{ConfigError, Environment, Profile};

const IPV4: &str = "http://169.254.169.254";
const IPV6: &str = "http://[fd00:ec2::254]";

/// How the service is reached.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) is_disabled: bool,
    endpoint: Endpoint,
    /// For one request.
    pub(super) time_limit: Duration,
    pub(super) attempts: u32,
}

/// The variables and keys that say it.
struct Source<'a> {
    environment: &'a Environment,
    profile: &'a Profile<'a>,
}

impl Settings {
    pub(super) fn of_profile(
        environment: &Environment,
        profile: &Profile<'_>,
    ) -> Result<Self, CredentialsError> {
        let disabled = environment.get("AWS_EC2_METADATA_DISABLED");
        let disabled = disabled.map_err(|error| of_config(NAME, error))?;
        let source = Source {
            environment,
            profile,
        };
        let seconds = source.number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")?;
        let attempts = source.number(
            "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
            "metadata_service_num_attempts",
        )?;
        Ok(Self {
            is_disabled: disabled.is_some_and(|value| value.eq_ignore_ascii_case("true")),
            endpoint: source.endpoint()?,
            time_limit: Duration::from_secs(seconds.into()),
            attempts,
        })
    }

    /// A path that begins without a slash.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.endpoint)
    }

    pub(super) fn host(&self) -> &str {
        self.endpoint.host()
    }
}

impl Source<'_> {
    /// The value of a variable or else of a key, and which of the two. An empty one is none.
    fn get(
        &self,
        variable: &'static str,
        key: &'static str,
    ) -> Result<Option<(&str, &'static str)>, CredentialsError> {
        let error = |error: ConfigError| of_config(NAME, error);
        let value = self.environment.get(variable).map_err(error)?;
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            return Ok(Some((value, variable)));
        }
        let value = self.profile.value(key).map_err(error)?;
        Ok(value
            .filter(|value| !value.is_empty())
            .map(|value| (value, key)))
    }

    /// A whole number that is not 0. Default: 1.
    fn number(&self, variable: &'static str, key: &'static str) -> Result<u32, CredentialsError> {
        let Some((value, name)) = self.get(variable, key)? else {
            return Ok(1);
        };
        match value.trim().parse() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(invalid(name, "a whole number, 1 or more")),
        }
    }

    fn endpoint(&self) -> Result<Endpoint, CredentialsError> {
        let url = self.get(
            "AWS_EC2_METADATA_SERVICE_ENDPOINT",
            "ec2_metadata_service_endpoint",
        )?;
        let mode = self.get(
            "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
            "ec2_metadata_service_endpoint_mode",
        )?;
        let default = match mode {
            None => IPV4,
            Some((mode, _)) if mode.eq_ignore_ascii_case("ipv4") => IPV4,
            Some((mode, _)) if mode.eq_ignore_ascii_case("ipv6") => IPV6,
            Some((_, name)) => return Err(invalid(name, "ipv4 or ipv6")),
        };
        let (url, name) = url.unwrap_or((default, ""));
        Endpoint::new(url).map_err(|_| invalid(name, "a URL with http or https and a host"))
    }
}

fn invalid(name: &str, expected: &str) -> CredentialsError {
    let message = format!("{name} has a value that it cannot have; expected {expected}");
    CredentialsError::new(NAME, message)
}
