//! Where requests go: to one endpoint, or to that of the operation's service.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::endpoint::{Endpoint, EndpointSettings};
use crate::error::BuildFault;
use crate::protocol::{Operation, ServiceMetadata};

/// The endpoints of a client.
pub(super) enum Endpoints {
    /// All requests go there.
    One(Arc<Endpoint>),
    /// Each goes to its service.
    OfServices(OfServices),
}

/// Endpoints that are found by service, once each.
pub(super) struct OfServices {
    given: Given,
    of_config: Option<OfConfig>,
    /// By endpoint prefix and service id.
    known: Mutex<HashMap<(&'static str, &'static str), Arc<Endpoint>>>,
}

/// What the program gave, which goes before what is configured.
pub(super) struct Given {
    pub(super) region: Option<String>,
    pub(super) use_fips: Option<bool>,
    pub(super) use_dual_stack: Option<bool>,
    pub(super) use_accelerate: Option<bool>,
}

/// What the configuration says of each service.
#[cfg(feature = "config")]
pub(super) struct OfConfig {
    pub(super) config: Arc<crate::config::Config>,
    /// Instead of the one that the environment selects.
    pub(super) profile: Option<String>,
}

/// There is no configuration to ask.
#[cfg(not(feature = "config"))]
pub(super) enum OfConfig {}

impl OfServices {
    pub(super) fn new(given: Given, of_config: Option<OfConfig>) -> Self {
        Self {
            given,
            of_config,
            known: Mutex::new(HashMap::new()),
        }
    }

    fn of(&self, service: &ServiceMetadata) -> Result<Arc<Endpoint>, BuildFault> {
        let key = (service.endpoint_prefix, service.service_id);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(endpoint) = known.get(&key) {
            return Ok(Arc::clone(endpoint));
        }
        let endpoint = self.resolve(service, None)?;
        if !endpoint.is_https() && !endpoint.is_loopback() {
            return Err(BuildFault::PlainHttp);
        }
        let endpoint = Arc::new(endpoint);
        known.insert(key, Arc::clone(&endpoint));
        Ok(endpoint)
    }

    fn resolve(
        &self,
        service: &ServiceMetadata,
        region: Option<&str>,
    ) -> Result<Endpoint, BuildFault> {
        let settings = match &self.of_config {
            Some(of_config) => of_config.settings(service)?,
            None => EndpointSettings::new(),
        };
        let mut settings = self.given.in_place_of(settings);
        if let Some(region) = region {
            settings = settings.region(region);
        }
        settings.resolve(service).map_err(BuildFault::Endpoint)
    }
}

impl OfConfig {
    #[cfg(feature = "config")]
    fn settings(&self, service: &ServiceMetadata) -> Result<EndpointSettings, BuildFault> {
        self.config
            .selected(self.profile.as_deref())
            .and_then(|profile| profile.endpoint_settings(service))
            .map_err(|error| BuildFault::Config(Arc::new(error)))
    }

    #[cfg(not(feature = "config"))]
    fn settings(&self, _: &ServiceMetadata) -> Result<EndpointSettings, BuildFault> {
        match *self {}
    }
}

impl Given {
    /// The settings with what was given instead of what they say.
    fn in_place_of(&self, mut settings: EndpointSettings) -> EndpointSettings {
        if let Some(region) = &self.region {
            settings = settings.region(region);
        }
        if let Some(use_fips) = self.use_fips {
            settings = settings.use_fips(use_fips);
        }
        if let Some(use_dual_stack) = self.use_dual_stack {
            settings = settings.use_dual_stack(use_dual_stack);
        }
        if let Some(use_accelerate) = self.use_accelerate {
            settings = settings.use_accelerate(use_accelerate);
        }
        settings
    }
}

impl Endpoints {
    /// The endpoint for an operation.
    pub(super) fn of<O: Operation>(&self) -> Result<Arc<Endpoint>, BuildFault> {
        match self {
            Self::One(endpoint) => Ok(Arc::clone(endpoint)),
            Self::OfServices(services) => services.of(&O::SERVICE.ok_or(BuildFault::NoService)?),
        }
    }

    /// The endpoint that a service has in a region which is not the client's. There is none where requests go to a URL that was
    /// given or configured.
    pub(super) fn in_region(&self, service: &ServiceMetadata, region: &str) -> Option<Endpoint> {
        match self {
            Self::One(_) => None,
            Self::OfServices(services) => services
                .resolve(service, Some(region))
                .ok()
                .filter(Endpoint::is_found),
        }
    }
}
