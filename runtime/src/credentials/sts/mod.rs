//! The calls of AWS STS that give credentials of a role.

mod endpoint;
mod form;
mod reply;

use crate::auth::Credentials;
use crate::client::{Query, QuerySigner};
use crate::config::{ConfigError, Profile};
use crate::error::Error;
use crate::protocol::codec::CodecError;
use crate::protocol::{ModeledError, Protocol, Reply, ServiceMetadata};
use crate::{ClientBuilder, ClientError, EndpointError, EndpointSettings};
use endpoint::Location;
pub(super) use form::{Form, FormFault};

const SERVICE: ServiceMetadata = ServiceMetadata::new("STS", "sts");

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
    Form(FormFault),
    Endpoint(EndpointError),
    /// There is a URL, and nothing says which region to sign for.
    NoRegion,
    Client(ClientError),
    Call(Box<Error>),
}

/// The error of STS that passes, beside those that pass with all services. botocore has it so.
#[derive(Debug)]
pub(super) enum StsError {
    /// STS could not reach the identity provider.
    IdpCommunicationError,
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

    /// Sends the form, signed with the credentials if there are some.
    pub(super) fn call(
        &self,
        form: &Form<'_>,
        credentials: Option<&Credentials>,
    ) -> Result<Credentials, StsFailure> {
        let encoded = form.encoded().map_err(StsFailure::Form)?;
        let Location { endpoint, region } =
            Location::of(&self.settings, self.is_global).map_err(StsFailure::Endpoint)?;
        let signer = match (credentials, region.as_deref()) {
            (None, _) => None,
            (Some(_), None) => return Err(StsFailure::NoRegion),
            (Some(credentials), Some(region)) => Some(QuerySigner {
                credentials,
                region,
                signing_name: SERVICE.signing_name,
            }),
        };
        let client = self.client.clone().endpoint(endpoint);
        let client = client
            // The configuration may name a local server. No other endpoint is plain http.
            .allow_loopback_http(true)
            .max_response_body(LONGEST_REPLY)
            .build()
            .map_err(StsFailure::Client)?;
        let query = Query {
            operation: form.operation(),
            form: encoded.expose(),
            is_idempotent: form.is_idempotent(),
            signer,
        };
        client
            .query(&query, |parts, body| reply::read(form, parts, body))
            .map_err(|error| StsFailure::Call(Box::new(plain(error))))
    }
}

/// The error in a type that everybody can name.
fn plain(error: Error<StsError>) -> Error {
    match error {
        Error::Build(error) => Error::Build(error),
        Error::Transport(error) => Error::Transport(error),
        Error::Timeout(error) => Error::Timeout(error),
        Error::Modeled(_, error) | Error::Unmodeled(error) => Error::Unmodeled(error),
        Error::Response(error) => Error::Response(error),
    }
}

impl StsError {
    const CODE: &'static str = "IDPCommunicationError";

    fn of_code(code: &str) -> Option<Self> {
        (code == Self::CODE).then_some(Self::IdpCommunicationError)
    }
}

impl ModeledError for StsError {
    fn decode<P: Protocol>(_: &str, _: &Reply<'_, P>) -> Option<Result<Self, CodecError>> {
        // Replies in JSON do not come from STS.
        None
    }

    fn code(&self) -> &'static str {
        Self::CODE
    }

    fn is_retryable(&self) -> bool {
        true
    }
}

impl std::fmt::Display for StsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(Self::CODE)
    }
}

impl std::error::Error for StsError {}
