//! Where the bearer tokens of a client come from.

use std::sync::Arc;

use crate::auth::ProvideToken;
#[cfg(feature = "credentials")]
use crate::credentials::FoundTokens;
use crate::error::AuthFault;
use crate::protocol::ServiceMetadata;
use crate::sensitive::Sensitive;
use crate::values::Timestamp;

/// Where bearer tokens come from.
pub(super) enum BearerTokens {
    /// From nowhere.
    None,
    /// From what the program gave.
    Given(Arc<dyn ProvideToken>),
    /// From where the AWS CLI looks for them.
    #[cfg(feature = "credentials")]
    Found(Box<FoundTokens>),
}

impl BearerTokens {
    /// The token for operations that take nothing else.
    pub(super) fn token(
        &self,
        service: Option<&ServiceMetadata>,
        now: Timestamp,
    ) -> Result<Sensitive<String>, AuthFault> {
        let token = match self {
            Self::None => return Err(AuthFault::NoToken),
            Self::Given(provider) => provider.token(now),
            #[cfg(feature = "credentials")]
            Self::Found(tokens) => tokens.token(service, now),
        };
        #[cfg(not(feature = "credentials"))]
        let _ = service;
        token.map_err(AuthFault::Credentials)
    }

    /// The token for an operation of a service that takes signatures too, if there is one that is meant for the service.
    #[cfg(feature = "sigv4")]
    pub(super) fn instead_of_signature(
        &self,
        service: &ServiceMetadata,
        has_credentials: bool,
        now: Timestamp,
    ) -> Result<Option<Sensitive<String>>, AuthFault> {
        if !service.accepts_bearer_token {
            return Ok(None);
        }
        let token = match self {
            Self::Given(provider) if !has_credentials => provider.token(now).map(Some),
            Self::None | Self::Given(_) => Ok(None),
            #[cfg(feature = "credentials")]
            Self::Found(tokens) => tokens.instead_of_signature(service),
        };
        token.map_err(AuthFault::Credentials)
    }
}
