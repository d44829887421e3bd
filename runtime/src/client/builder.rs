//! Setting a client up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use ureq::{Agent, Proxy};

use crate::auth::{ProvideCredentials, ProvideToken};
use crate::client::agent::{AgentSettings, ProxyChoice};
use crate::client::authorize::Authorizer;
use crate::client::endpoints::{Endpoints, OfServices, Settings};
use crate::client::error::{ClientError, Fault};
use crate::client::retry::{Clock, Quota, RetryPolicy, SystemClock};
use crate::client::transport::{Limits, Transport};
use crate::client::{Client, Shared, Tokens};
#[cfg(feature = "config")]
use crate::config::Config;
use crate::endpoint::{Endpoint, EndpointError, EndpointSettings};
use crate::protocol::MIN_COMPRESSION_SIZE;

/// The whole reply.
const TIMEOUT: Duration = Duration::from_secs(120);
/// The largest synchronous reply of a JSON service is Lambda's, 6 MiB.
const MAX_RESPONSE_BODY: u64 = 8 * 1024 * 1024;

/// Sets a [`Client`] up.
///
/// | limit | default |
/// | --- | --- |
/// | [`connect_timeout`](Self::connect_timeout) | 3.1 s |
/// | [`read_timeout`](Self::read_timeout) | 60 s |
/// | [`timeout`](Self::timeout) | 120 s |
/// | [`max_response_body`](Self::max_response_body) | 8 MiB |
/// | headers of a reply | 64 KiB |
/// | [`retries`](Self::retries) | 3 attempts |
///
/// Requests go through the proxy that the environment names (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY` and their lower-case
/// forms, minus `NO_PROXY`), unless [`proxy`](Self::proxy) says otherwise. Plain `http` to this machine goes there directly. No
/// redirect is followed.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::Client;
///
/// let client = Client::builder()
///     .endpoint_url("https://oidc.us-east-1.amazonaws.com")
///     .user_agent("my-tool/1.0")
///     .timeout(Duration::from_secs(10))
///     .build()?;
/// # Ok::<(), aws_operation::ClientError>(())
/// ```
#[derive(Clone, Default)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    endpoint: Option<Result<Endpoint, EndpointError>>,
    allow_loopback_http: bool,
    agent: Option<Agent>,
    user_agent: Option<String>,
    connect_timeout: Option<Duration>,
    read_timeout: Option<Duration>,
    timeout: Option<Duration>,
    max_response_body: Option<u64>,
    proxy: ProxyChoice,
    tokens: Option<Tokens>,
    min_compression_size: Option<usize>,
    retries: Option<RetryPolicy>,
    operation_timeout: Option<Duration>,
    clock: Option<Arc<dyn Clock>>,
    region: Option<String>,
    use_fips: bool,
    use_dual_stack: bool,
    credentials: Option<Arc<dyn ProvideCredentials>>,
    bearer_token: Option<Arc<dyn ProvideToken>>,
    #[cfg(feature = "config")]
    config: Option<Arc<Config>>,
}

impl ClientBuilder {
    /// The base URL, with or without a path. Required, unless [`endpoint`](Self::endpoint) or [`region`](Self::region) is given.
    pub fn endpoint_url(mut self, url: &str) -> Self {
        self.endpoint = Some(Endpoint::new(url));
        self
    }

    /// The base URL, checked before.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = Some(Ok(endpoint));
        self
    }

    /// The region, such as `eu-west-1`: requests are signed for it. Without an endpoint, each request goes to the endpoint that
    /// its operation's service has there.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// What the environment and the files of the AWS CLI say: region, endpoints, number of attempts, certificates. What is
    /// given to the builder itself goes before it.
    #[cfg(feature = "config")]
    pub fn config(mut self, config: Arc<Config>) -> Self {
        self.config = Some(config);
        self
    }

    /// Whether the services' endpoints are those with FIPS 140 validated cryptography. Default: `false`. It says nothing
    /// beside an endpoint.
    pub const fn use_fips(mut self, use_fips: bool) -> Self {
        self.use_fips = use_fips;
        self
    }

    /// Whether the services' endpoints are those with IPv6 beside IPv4. Default: `false`. It says nothing beside an endpoint.
    pub const fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.use_dual_stack = use_dual_stack;
        self
    }

    /// Where the credentials come from that requests are signed with.
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(provider));
        self
    }

    /// Where the bearer token comes from, for operations with `auth = "bearer"`.
    pub fn bearer_token(mut self, provider: impl ProvideToken + 'static) -> Self {
        self.bearer_token = Some(Arc::new(provider));
        self
    }

    /// Allows an `http` URL whose host is this machine, for local servers. Plain `http` to any other host stays refused.
    /// Default: `false`.
    pub const fn allow_loopback_http(mut self, allow: bool) -> Self {
        self.allow_loopback_http = allow;
        self
    }

    /// An agent of your own, whose connections, proxy, TLS and timeouts are used as they are. The settings of this builder
    /// that belong to an agent ([`connect_timeout`](Self::connect_timeout), [`read_timeout`](Self::read_timeout),
    /// [`proxy`](Self::proxy)) cannot be given beside it. What [`Client`] promises about redirects, plain `http` and the
    /// size of replies holds with any agent.
    pub fn agent(mut self, agent: Agent) -> Self {
        self.agent = Some(agent);
        self
    }

    /// The `User-Agent` header. Default: `aws-operation/VERSION`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// How long a connection may take, TLS included. Name resolution is the system's and has the system's limits.
    pub const fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = Some(limit);
        self
    }

    /// How long the service may send nothing.
    pub const fn read_timeout(mut self, limit: Duration) -> Self {
        self.read_timeout = Some(limit);
        self
    }

    /// How long sending the request, waiting for the reply, and reading it may take, each by itself; and no read begins when the
    /// call as a whole has taken so long. A phase that began late may run on, so a call ends after twice this time at the
    /// latest, beside name resolution and connecting, which have limits of their own. With an agent of your own, its timeouts
    /// bound the phases, and this the reading alone.
    pub const fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// How many bytes the body of a reply may have. What comes of it in memory can be larger: a list of empty objects takes three
    /// bytes an item in the body, and the size of a struct in memory. A payload that is a stream is not bounded.
    pub const fn max_response_body(mut self, bytes: u64) -> Self {
        self.max_response_body = Some(bytes);
        self
    }

    /// The proxy, instead of the environment's. `None` is no proxy.
    ///
    /// It is an HTTP or HTTPS proxy and is asked to connect through (`CONNECT`), for `http` endpoints too.
    pub fn proxy(mut self, proxy: Option<Proxy>) -> Self {
        self.proxy = ProxyChoice::Given(proxy);
        self
    }

    /// Where the tokens for members with `#[aws(idempotency_token)]` come from that are not set. Default: random UUIDs
    /// (RFC 9562 version 4).
    pub fn idempotency_tokens(
        mut self,
        tokens: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.tokens = Some(Arc::new(tokens));
        self
    }

    /// The size in bytes from which on the body of an operation with `request_compression` is compressed. Default:
    /// 10,240; `usize::MAX` compresses nothing.
    pub const fn min_compression_size(mut self, bytes: usize) -> Self {
        self.min_compression_size = Some(bytes);
        self
    }

    /// How often a call is made, and how long it waits in between. Default: [`RetryPolicy::standard`].
    pub const fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = Some(policy);
        self
    }

    /// How long after its beginning a call may still be made again. An attempt that began in time has the other limits.
    /// Default: none, beside the number of attempts.
    pub const fn operation_timeout(mut self, limit: Duration) -> Self {
        self.operation_timeout = Some(limit);
        self
    }

    /// The time and chance that the waits between attempts depend on, for tests.
    pub fn retry_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// No endpoint, a faulty one, one that is not `https` without [`allow_loopback_http`](Self::allow_loopback_http), a user
    /// agent that is no header value, settings that contradict a given agent, a SOCKS proxy.
    pub fn build(mut self) -> Result<Client, ClientError> {
        #[cfg(feature = "config")]
        let roots = self.take_from_config()?;
        #[cfg(not(feature = "config"))]
        let roots: Option<Vec<u8>> = None;
        let endpoints = self.endpoints()?;
        // The agent of a client for many services is that of AWS: https, and the environment's proxy.
        let is_https = match &endpoints {
            Endpoints::One(endpoint) => endpoint.is_https(),
            Endpoints::OfServices(_) => true,
        };
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
        let agent = match &self.agent {
            None => AgentSettings {
                is_https,
                connect_timeout: self.connect_timeout,
                read_timeout: self.read_timeout,
                total: limits.total,
                proxy: &self.proxy,
                roots: roots.as_deref(),
            }
            .agent()?,
            Some(agent) => {
                let contradicted = [
                    ("connect_timeout", self.connect_timeout.is_some()),
                    ("read_timeout", self.read_timeout.is_some()),
                    ("proxy", matches!(self.proxy, ProxyChoice::Given(_))),
                ];
                if let Some((setting, _)) = contradicted.iter().find(|(_, given)| *given) {
                    return Err(ClientError::new(Fault::AgentHasIt(setting)));
                }
                agent.clone()
            }
        };
        Ok(Client {
            shared: Arc::new(Shared {
                transport: Transport::new(agent, self.agent.is_none(), user_agent, limits),
                endpoints,
                authorizer: Authorizer::new(self.credentials, self.bearer_token, self.region),
                tokens: self.tokens,
                min_compression_size: self.min_compression_size.unwrap_or(MIN_COMPRESSION_SIZE),
                retries: self.retries.unwrap_or_default(),
                operation_timeout: self.operation_timeout,
                quota: Quota::new(),
                clock: self.clock.unwrap_or_else(|| Arc::new(SystemClock)),
            }),
        })
    }

    /// Takes what the configuration says and the builder does not: the certificates to trust are given back.
    #[cfg(feature = "config")]
    fn take_from_config(&mut self) -> Result<Option<Vec<u8>>, ClientError> {
        let Some(config) = &self.config else {
            return Ok(None);
        };
        let fault = |error| ClientError::new(Fault::Config(Arc::new(error)));
        let profile = config.profile().map_err(fault)?;
        if self.region.is_none() {
            self.region = profile.region().map_err(fault)?.map(str::to_owned);
        }
        if self.retries.is_none()
            && let Some(attempts) = profile.max_attempts().map_err(fault)?
        {
            self.retries = Some(RetryPolicy::standard().max_attempts(attempts.get()));
        }
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

    /// Where the requests go.
    fn endpoints(&mut self) -> Result<Endpoints, ClientError> {
        let Some(endpoint) = self.endpoint.take() else {
            #[cfg(feature = "config")]
            if let Some(config) = self.config.take() {
                let settings = Settings::Config(config, self.region.clone());
                return Ok(Endpoints::OfServices(OfServices::new(settings)));
            }
            let Some(region) = &self.region else {
                return Err(ClientError::new(Fault::NoEndpoint));
            };
            let settings = EndpointSettings::new()
                .region(region.clone())
                .use_fips(self.use_fips)
                .use_dual_stack(self.use_dual_stack);
            let settings = Settings::Given(settings);
            return Ok(Endpoints::OfServices(OfServices::new(settings)));
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

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("endpoint", &self.endpoint)
            .field("allow_loopback_http", &self.allow_loopback_http)
            .finish_non_exhaustive()
    }
}
