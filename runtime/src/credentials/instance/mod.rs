//! Credentials of an instance's role.

mod settings;

use std::fmt;

use http::Request;
use zeroize::Zeroizing;

use super::document::{self, DocumentFault, Form};
use super::http::{Failure, Http, secret_header};
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::{Environment, Profile};
use crate::{Sensitive, Timestamp};
use settings::Settings;

const NAME: &str = "instance metadata";

const ROLES: &str = "latest/meta-data/iam/security-credentials/";

/// What the service is asked for first.
const ROLE: &str = "the name of the role";

/// Six hours, as botocore has it. It is used for a moment.
const TOKEN_LIFETIME: &str = "21600";

/// What is left of credentials that are good by themselves.
const ADVISED: i64 = 15 * 60;

/// Credentials of the role of an EC2 instance, from its metadata service, version 2.
///
/// | what | variable | key of the profile | default |
/// | --- | --- | --- | --- |
/// | none of it | `AWS_EC2_METADATA_DISABLED` = `true` | | |
/// | URL | `AWS_EC2_METADATA_SERVICE_ENDPOINT` | `ec2_metadata_service_endpoint` | by the mode |
/// | `ipv4` or `ipv6` | `AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE` | `ec2_metadata_service_endpoint_mode` | `ipv4` |
/// | seconds for a request | `AWS_METADATA_SERVICE_TIMEOUT` | `metadata_service_timeout` | 1 |
/// | attempts | `AWS_METADATA_SERVICE_NUM_ATTEMPTS` | `metadata_service_num_attempts` | 1 |
///
/// Version 1, which needs no token, is not spoken: `ec2_metadata_v1_disabled` has nothing to switch off. Requests go past any
/// proxy, and redirects are not followed. A machine without a metadata service, or a service without a role, is no error: there
/// are no credentials here. That takes the time for a request, once.
///
/// When the service cannot renew credentials, it gives the old ones, which are good still where they are used. So that they
/// are, credentials that have expired or nearly have get a time that lies 15 minutes and some more ahead, as for botocore.
#[derive(Clone)]
pub struct InstanceCredentials {
    settings: Result<Settings, CredentialsError>,
}

/// Why there are no credentials.
enum Absence {
    /// What was asked for, and what came of it.
    Failure(&'static str, Failure),
    /// No role, or a name that no role can have.
    Role,
    Document(DocumentFault),
}

impl InstanceCredentials {
    /// The role of this instance, as it is configured.
    ///
    /// A mistake in the configuration is an error of [`credentials`](ProvideCredentials::credentials).
    #[must_use]
    pub fn of_profile(environment: &Environment, profile: &Profile<'_>) -> Self {
        let settings = Settings::of_profile(environment, profile);
        Self { settings }
    }
}

impl ProvideCredentials for InstanceCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let settings = self.settings.as_ref().map_err(Clone::clone)?;
        if settings.is_disabled {
            let message = "AWS_EC2_METADATA_DISABLED is true";
            return Err(CredentialsError::absent(NAME, message));
        }
        let service = Service {
            http: Http::new(settings.time_limit),
            settings,
        };
        match service.credentials() {
            Ok(credentials) => Ok(extended(credentials, now)),
            Err(absence) => {
                let message = format!("the metadata service at {}: {absence}", settings.host());
                Err(CredentialsError::absent(NAME, message))
            }
        }
    }
}

/// The metadata service of an instance.
struct Service<'a> {
    http: Http,
    settings: &'a Settings,
}

impl Service<'_> {
    fn credentials(&self) -> Result<Credentials, Absence> {
        let token = self.token()?;
        let roles = self.get(ROLES, &token, ROLE)?;
        let role = std::str::from_utf8(&roles).map_err(|_| Absence::Role)?;
        let role = role.lines().next().unwrap_or_default().trim();
        // What IAM allows in the name of a role.
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
        if role.is_empty() || !role.bytes().all(is_allowed) {
            return Err(Absence::Role);
        }
        let document = self.get(&format!("{ROLES}{role}"), &token, "credentials")?;
        let credentials = document::read(&document, Form::Metadata).map_err(Absence::Document)?;
        let missing = |name| Absence::Document(DocumentFault::Missing(name));
        if credentials.session_token().is_none() {
            return Err(missing("Token"));
        }
        if credentials.expires_at().is_none() {
            return Err(missing("Expiration"));
        }
        Ok(credentials)
    }

    fn token(&self) -> Result<Sensitive<String>, Absence> {
        let token = self.send("a token", || {
            let url = self.settings.url("latest/api/token");
            Request::put(url).header("x-aws-ec2-metadata-token-ttl-seconds", TOKEN_LIFETIME)
        })?;
        let token = std::str::from_utf8(&token);
        token
            .map(Sensitive::from)
            .map_err(|_| Absence::Failure("a token", Failure::Broken))
    }

    fn get(
        &self,
        path: &str,
        token: &Sensitive<String>,
        what: &'static str,
    ) -> Result<Zeroizing<Vec<u8>>, Absence> {
        let token = secret_header(token.expose());
        let token = token.ok_or(Absence::Failure("a token", Failure::Broken))?;
        self.send(what, || {
            Request::get(self.settings.url(path)).header("x-aws-ec2-metadata-token", &token)
        })
    }

    fn send(
        &self,
        what: &'static str,
        request: impl Fn() -> http::request::Builder,
    ) -> Result<Zeroizing<Vec<u8>>, Absence> {
        let mut attempts = 1;
        loop {
            let request = request()
                .body([].as_slice())
                .map_err(|_| Absence::Failure(what, Failure::Broken))?;
            match self.http.send(request) {
                Ok(body) => return Ok(body),
                Err(failure) if failure.is_transient() && attempts < self.settings.attempts => {}
                Err(failure) => return Err(Absence::Failure(what, failure)),
            }
            attempts += 1;
        }
    }
}

/// The credentials, with a time that lies ahead.
fn extended(credentials: Credentials, now: Timestamp) -> Credentials {
    // Between 2 and 10 minutes, so that many machines do not ask at once; 6 where there is no chance to be had.
    let some_more = getrandom::u32().map_or(360, |random| 120 + i64::from(random % 481));
    let ahead = now.epoch_seconds().saturating_add(ADVISED + some_more);
    match credentials.expires_at() {
        Some(expires_at) if expires_at.epoch_seconds() <= ahead => {
            credentials.with_expiry(Timestamp::from_secs(ahead))
        }
        _ => credentials,
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(what, Failure::Status(status)) if *what == ROLE && *status == 404 => {
                f.write_str("the instance has no role")
            }
            Self::Failure(what, failure) => write!(f, "asked for {what}, {failure}"),
            Self::Role => f.write_str("it names no role"),
            Self::Document(fault) => write!(f, "its answer has no credentials: {fault}"),
        }
    }
}

impl fmt::Debug for InstanceCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InstanceCredentials")
            .finish_non_exhaustive()
    }
}
