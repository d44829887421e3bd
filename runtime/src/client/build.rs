//! A client from its settings.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use ureq::Agent;

use crate::auth::ProvideCredentials;
use crate::client::agent::{AgentSettings, ProxyChoice};
use crate::client::authorize::Authorizer;
use crate::client::bearer::BearerTokens;
#[cfg(feature = "config")]
use crate::client::endpoints::OfConfig;
use crate::client::endpoints::{Endpoints, Given, OfServices};
use crate::client::error::{ClientError, Fault};
#[cfg(feature = "config")]
use crate::client::retry::RetryPolicy;
use crate::client::retry::{Quota, SystemClock};
use crate::client::s3::S3Options;
use crate::client::transport::{Limits, Transport};
use crate::client::{Client, ClientBuilder, Shared};
#[cfg(feature = "credentials")]
use crate::credentials::{CredentialsChain, FoundTokens};
use crate::protocol::MIN_COMPRESSION_SIZE;

/// The whole reply.
const TIMEOUT: Duration = Duration::from_secs(120);
/// The largest synchronous reply of a JSON service is Lambda's, 6 MiB.
const MAX_RESPONSE_BODY: u64 = 8 * 1024 * 1024;

impl ClientBuilder {
    /// The client.
    ///
    /// # Errors
    ///
    /// No endpoint, a faulty one, one that is not `https` without [`allow_loopback_http`](Self::allow_loopback_http), a user
    /// agent that is no header value, settings that contradict a given agent, a SOCKS proxy; a configuration without the
    /// profile, or with a setting that is wrong.
    pub fn build(mut self) -> Result<Client, ClientError> {
        #[cfg(feature = "config")]
        let roots = self.take_from_config()?;
        #[cfg(not(feature = "config"))]
        let roots: Option<Vec<u8>> = None;
        let s3 = self.s3_options()?;
        let bearer_tokens = self.bearer_tokens();
        let credentials = self.signing_credentials();
        let endpoints = self.endpoints()?;
        let user_agent = match &self.user_agent {
            None => HeaderValue::from_static(concat!("aws-operation/", env!("CARGO_PKG_VERSION"))),
            Some(text) => {
                HeaderValue::from_str(text).map_err(|_| ClientError::new(Fault::UserAgent))?
            }
        };
        let limits = Limits {
            total: self.timeout.unwrap_or(TIMEOUT),
            body: self.max_response_body.unwrap_or(MAX_RESPONSE_BODY),
        };
        let agent = self.agent_for(&endpoints, limits.total, roots.as_deref())?;
        Ok(Client {
            shared: Arc::new(Shared {
                transport: Transport::new(agent, self.agent.is_none(), user_agent, limits),
                endpoints,
                s3,
                authorizer: Authorizer::new(credentials, bearer_tokens, self.region),
                tokens: self.tokens,
                min_compression_size: self.min_compression_size.unwrap_or(MIN_COMPRESSION_SIZE),
                #[cfg(feature = "checksums")]
                checksums: self.checksums,
                retries: self.retries.unwrap_or_default(),
                retries_all_operations: self.retries_all_operations,
                operation_timeout: self.operation_timeout,
                quota: Quota::new(),
                skew_watch: self.skew_watch,
                clock: self.clock.unwrap_or_else(|| Arc::new(SystemClock)),
            }),
        })
    }

    /// The agent that was given, or one with the settings that were.
    fn agent_for(
        &self,
        endpoints: &Endpoints,
        total: Duration,
        roots: Option<&[u8]>,
    ) -> Result<Agent, ClientError> {
        if let Some(agent) = &self.agent {
            let contradicted = [
                ("connect_timeout", self.connect_timeout.is_some()),
                ("read_timeout", self.read_timeout.is_some()),
                ("proxy", matches!(self.proxy, ProxyChoice::Given(_))),
            ];
            return match contradicted.iter().find(|(_, given)| *given) {
                Some((setting, _)) => Err(ClientError::new(Fault::AgentHasIt(setting))),
                None => Ok(agent.clone()),
            };
        }
        AgentSettings {
            // The agent of a client for many services is that of AWS: https, and the environment's proxy.
            is_https: match endpoints {
                Endpoints::One(endpoint) => endpoint.is_https(),
                Endpoints::OfServices(_) => true,
            },
            connect_timeout: self.connect_timeout,
            read_timeout: self.read_timeout,
            total,
            proxy: &self.proxy,
            roots,
        }
        .agent()
    }

    /// Takes what the configuration says and the builder does not: the certificates to trust are given back.
    #[cfg(feature = "config")]
    fn take_from_config(&mut self) -> Result<Option<Vec<u8>>, ClientError> {
        let Some(config) = &self.config else {
            return match self.profile.take() {
                None => Ok(None),
                Some(profile) => Err(ClientError::new(Fault::ProfileOfNothing(profile))),
            };
        };
        let fault = |error| ClientError::new(Fault::Config(Arc::new(error)));
        let profile = config.selected(self.profile.as_deref()).map_err(fault)?;
        if self.region.is_none() {
            self.region = profile.region().map_err(fault)?.map(str::to_owned);
        }
        if self.retries.is_none()
            && let Some(attempts) = profile.max_attempts().map_err(fault)?
        {
            self.retries = Some(RetryPolicy::standard().max_attempts(attempts.get()));
        }
        #[cfg(feature = "checksums")]
        self.checksums.take_from(&profile).map_err(fault)?;
        let Some(path) = profile.ca_bundle().map_err(fault)? else {
            return Ok(None);
        };
        match std::fs::read(path) {
            Ok(bundle) => Ok(Some(bundle)),
            Err(error) => Err(ClientError::new(Fault::CaBundle {
                path: path.to_owned(),
                reason: error.to_string(),
            })),
        }
    }

    /// The settings for S3, of which one that is wrong is an error of the calls that need it.
    #[cfg(feature = "config")]
    fn s3_options(&self) -> Result<S3Options, ClientError> {
        let Some(config) = &self.config else {
            return Ok(S3Options::new(self.s3));
        };
        let profile = config
            .selected(self.profile.as_deref())
            .map_err(|error| ClientError::new(Fault::Config(Arc::new(error))))?;
        Ok(S3Options::with_config(self.s3, profile.s3()))
    }

    #[cfg(not(feature = "config"))]
    #[allow(clippy::unnecessary_wraps)]
    fn s3_options(&self) -> Result<S3Options, ClientError> {
        Ok(S3Options::new(self.s3))
    }

    fn bearer_tokens(&mut self) -> BearerTokens {
        if let Some(provider) = self.bearer_token.take() {
            return BearerTokens::Given(provider);
        }
        #[cfg(feature = "credentials")]
        if self.finds_credentials
            && let Some(config) = &self.config
        {
            let tokens = FoundTokens::new(
                Arc::clone(config),
                self.profile.clone(),
                self.for_credentials(),
                // Who gives credentials means them.
                self.credentials.is_none(),
            );
            return BearerTokens::Found(Box::new(tokens));
        }
        BearerTokens::None
    }

    /// The credentials that were given, or else the places where the AWS CLI finds some.
    #[cfg(feature = "credentials")]
    fn signing_credentials(&mut self) -> Option<Arc<dyn ProvideCredentials>> {
        if self.credentials.is_some() || !self.finds_credentials {
            return self.credentials.take();
        }
        let chain = CredentialsChain::new(Arc::clone(self.config.as_ref()?));
        let chain = chain.client(self.for_credentials());
        let chain = match &self.profile {
            Some(profile) => chain.profile(profile),
            None => chain,
        };
        Some(Arc::new(chain.cached()))
    }

    #[cfg(not(feature = "credentials"))]
    fn signing_credentials(&mut self) -> Option<Arc<dyn ProvideCredentials>> {
        self.credentials.take()
    }

    /// What the clients are made of that fetch credentials: they reach the network as this one does.
    #[cfg(feature = "credentials")]
    fn for_credentials(&self) -> Self {
        Self {
            // As this client does with URLs that are configured.
            allow_loopback_http: true,
            agent: self.agent.clone(),
            user_agent: self.user_agent.clone(),
            connect_timeout: self.connect_timeout,
            read_timeout: self.read_timeout,
            timeout: self.timeout,
            proxy: self.proxy.clone(),
            clock: self.clock.clone(),
            config: self.config.clone(),
            profile: self.profile.clone(),
            // Roles are assumed there too, as with the CLI.
            region: self.region.clone(),
            ..Self::default()
        }
    }

    /// Where the requests go.
    fn endpoints(&mut self) -> Result<Endpoints, ClientError> {
        let Some(endpoint) = self.endpoint.take() else {
            let given = Given {
                region: self.region.clone(),
                use_fips: self.use_fips,
                use_dual_stack: self.use_dual_stack,
                use_accelerate: self.s3.use_accelerate,
            };
            #[cfg(feature = "config")]
            if let Some(config) = self.config.take() {
                let of_config = OfConfig {
                    config,
                    profile: self.profile.take(),
                };
                return Ok(Endpoints::OfServices(OfServices::new(
                    given,
                    Some(of_config),
                )));
            }
            if given.region.is_none() {
                return Err(ClientError::new(Fault::NoEndpoint));
            }
            return Ok(Endpoints::OfServices(OfServices::new(given, None)));
        };
        let endpoint = endpoint.map_err(|error| ClientError::new(Fault::Endpoint(error)))?;
        let is_allowed = endpoint.is_https() || self.allow_loopback_http && endpoint.is_loopback();
        if !is_allowed {
            return Err(ClientError::new(Fault::PlainHttp {
                loopback: endpoint.is_loopback(),
            }));
        }
        Ok(Endpoints::One(Arc::new(endpoint)))
    }
}
