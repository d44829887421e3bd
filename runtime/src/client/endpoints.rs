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
    settings: Settings,
    /// By endpoint prefix and service id.
    known: Mutex<HashMap<(&'static str, &'static str), Arc<Endpoint>>>,
}

/// What endpoints follow from.
pub(super) enum Settings {
    /// For every service the same.
    Given(EndpointSettings),
    /// What the configuration says of the service.
    #[cfg(feature = "config")]
    Config(Arc<crate::config::Config>, Option<String>),
}

impl OfServices {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings,
            known: Mutex::new(HashMap::new()),
        }
    }

    fn of(&self, service: &ServiceMetadata) -> Result<Arc<Endpoint>, BuildFault> {
        let key = (service.endpoint_prefix, service.service_id);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(endpoint) = known.get(&key) {
            return Ok(Arc::clone(endpoint));
        }
        let endpoint = self.settings.resolve(service)?;
        if !endpoint.is_https() && !endpoint.is_loopback() {
            return Err(BuildFault::PlainHttp);
        }
        let endpoint = Arc::new(endpoint);
        known.insert(key, Arc::clone(&endpoint));
        Ok(endpoint)
    }
}

impl Settings {
    fn resolve(&self, service: &ServiceMetadata) -> Result<Endpoint, BuildFault> {
        match self {
            Self::Given(settings) => settings.resolve(service),
            #[cfg(feature = "config")]
            Self::Config(config, region) => {
                let mut settings = config
                    .profile()
                    .and_then(|profile| profile.endpoint_settings(service))
                    .map_err(|error| BuildFault::Config(Box::new(error)))?;
                if let Some(region) = region {
                    settings = settings.region(region.clone());
                }
                settings.resolve(service)
            }
        }
        .map_err(BuildFault::Endpoint)
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
}
