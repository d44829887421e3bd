//! Where STS is called for the credentials of a role, and what may be wrong about it.

mod endpoint;
mod parameter;

use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::{ConfigError, Profile};
use crate::error::Error;
use crate::protocol::{Operation, Service, ServiceMetadata};
use crate::services::sts::{AssumedRoleUser, SessionCredentials};
use crate::{ClientBuilder, ClientError, EndpointError, EndpointSettings, Sensitive, Timestamp};
use endpoint::Location;
pub(super) use parameter::{ParameterFault, check_number, check_text};

const SERVICE: ServiceMetadata = <crate::services::sts::Sts as Service>::METADATA;

/// Credentials have some 2 KiB.
const LONGEST_REPLY: u64 = 64 * 1024;

/// Where STS is, and what a client for it is made of. It is made when it is needed: once in an hour.
#[derive(Clone)]
pub(super) struct Sts {
    settings: EndpointSettings,
    /// Whether the older regions have the endpoint of the whole partition.
    is_global: bool,
    client: ClientBuilder,
}

/// Why there are no credentials of a role.
#[derive(Debug)]
pub(super) enum StsFailure {
    Parameter(ParameterFault),
    Endpoint(EndpointError),
    /// There is a URL, and nothing says which region to sign for.
    NoRegion,
    Client(ClientError),
    Call(Box<Error>),
    /// The reply to the operation has a part of the credentials without a character in it.
    Empty(&'static str, &'static str),
}

impl Sts {
    /// STS where the client is told to go.
    pub(super) const fn new(settings: EndpointSettings, client: ClientBuilder) -> Self {
        Self {
            settings,
            is_global: false,
            client,
        }
    }

    /// STS where a profile says, in the region that the client was given if it was.
    pub(super) fn of_profile(
        profile: &Profile<'_>,
        client: ClientBuilder,
    ) -> Result<Self, ConfigError> {
        let mut settings = profile.endpoint_settings(&SERVICE)?;
        if let Some(region) = client.given_region() {
            settings = settings.region(region);
        }
        Ok(Self {
            is_global: !profile.has_regional_sts()?,
            ..Self::new(settings, client)
        })
    }

    pub(super) fn with_region(mut self, region: String) -> Self {
        self.settings = self.settings.region(region);
        self
    }

    pub(super) fn with_settings(mut self, settings: EndpointSettings) -> Self {
        self.settings = settings;
        self
    }

    pub(super) fn with_client(mut self, client: ClientBuilder) -> Self {
        self.client = client;
        self
    }

    /// Makes the call, signed with the credentials if there are some. What the service repeats of the secrets is hidden.
    pub(super) fn call<O: Operation>(
        &self,
        operation: &O,
        credentials: Option<&Credentials>,
        is_idempotent: bool,
        secrets: &[&Sensitive<String>],
    ) -> Result<O::Output, StsFailure> {
        let Location { endpoint, region } =
            Location::of(&self.settings, self.is_global).map_err(StsFailure::Endpoint)?;
        let mut client = self.client.clone().endpoint(endpoint);
        if let Some(credentials) = credentials {
            let region = region.ok_or(StsFailure::NoRegion)?;
            client = client
                .region(region)
                .credentials(Given(credentials.clone()));
        }
        let client = client
            // The configuration may name a local server. No other endpoint is plain http.
            .allow_loopback_http(true)
            .max_response_body(LONGEST_REPLY)
            .build()
            .map_err(StsFailure::Client)?;
        let mut call = client.call(operation);
        if is_idempotent {
            call = call.idempotent();
        }
        call.send().map_err(|error| {
            let error = plain(error, secrets);
            StsFailure::Call(Box::new(error))
        })
    }
}

/// Credentials that whoever has them has looked at: they are used as they are.
struct Given(Credentials);

impl ProvideCredentials for Given {
    fn credentials(&self, _: Timestamp) -> Result<Credentials, CredentialsError> {
        Ok(self.0.clone())
    }
}

/// The credentials in a reply to `operation`, all parts of which are there, and the account of the role.
pub(super) fn credentials(
    operation: &'static str,
    found: SessionCredentials,
    user: Option<AssumedRoleUser>,
) -> Result<Credentials, StsFailure> {
    let parts = [
        ("AccessKeyId", &found.access_key_id),
        ("SecretAccessKey", found.secret_access_key.expose()),
        ("SessionToken", found.session_token.expose()),
    ];
    for (name, part) in parts {
        if part.is_empty() {
            return Err(StsFailure::Empty(operation, name));
        }
    }
    let credentials = found.into_credentials();
    let arn = user.and_then(|user| user.arn);
    Ok(match arn.as_deref().and_then(account_of) {
        Some(account) => credentials.with_account_id(account),
        None => credentials,
    })
}

/// The account in an ARN such as `arn:aws:sts::123456789012:assumed-role/x/y`.
fn account_of(arn: &str) -> Option<&str> {
    let mut parts = arn.splitn(6, ':');
    let is_arn = parts.next() == Some("arn");
    let account = parts.nth(3).filter(|account| !account.is_empty())?;
    (is_arn && parts.next().is_some()).then_some(account)
}

/// The error in a type that everybody can name, without the secrets that the service repeats.
fn plain<E>(error: Error<E>, secrets: &[&Sensitive<String>]) -> Error {
    match error {
        Error::Build(error) => Error::Build(error),
        Error::Transport(error) => Error::Transport(error),
        Error::Timeout(error) => Error::Timeout(error),
        Error::Modeled(_, error) | Error::Unmodeled(error) => {
            Error::Unmodeled(error.without(secrets))
        }
        Error::Response(error) => Error::Response(error),
    }
}
