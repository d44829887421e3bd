//! Clients for the services of AWS SSO.

use super::NAME;
use crate::auth::CredentialsError;
use crate::config::{ConfigError, Profile, SsoSession};
use crate::{Client, ClientBuilder, EndpointSettings, Service, ServiceMetadata};

/// What a client for one of the services is made of. It is made when it is needed: once in an hour.
pub(crate) struct Portal {
    service: ServiceMetadata,
    settings: EndpointSettings,
    client: ClientBuilder,
}

impl Portal {
    /// The service in the region of the session, unless the profile or the environment has a URL for it.
    pub(super) fn of_profile<S: Service>(
        profile: &Profile<'_>,
        session: &SsoSession,
        client: ClientBuilder,
    ) -> Result<Self, ConfigError> {
        let settings = profile.endpoint_settings(&S::METADATA)?;
        Ok(Self::new::<S>(settings, &session.region, client))
    }

    /// The service in a region, unless the settings have a URL for it.
    pub(crate) fn new<S: Service>(
        settings: EndpointSettings,
        region: &str,
        client: ClientBuilder,
    ) -> Self {
        Self {
            service: S::METADATA,
            settings: settings.region(region),
            client,
        }
    }

    pub(crate) fn client(&self) -> Result<Client, CredentialsError> {
        let service = self.service.service_id;
        let endpoint = self.settings.resolve(&self.service).map_err(|error| {
            let message = format!("the endpoint of {service}: {error}; check `sso_region`");
            CredentialsError::because(NAME, message, error)
        })?;
        let client = self.client.clone().endpoint(endpoint).build();
        client.map_err(|error| {
            let message = format!("a client for {service}: {error}");
            CredentialsError::because(NAME, message, error)
        })
    }
}
