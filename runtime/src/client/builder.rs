//! Setting a client up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ureq::{Agent, Proxy};

use crate::auth::{ProvideCredentials, ProvideToken};
use crate::client::Tokens;
use crate::client::agent::ProxyChoice;
#[cfg(feature = "credentials")]
use crate::client::error::{ClientError, Fault};
use crate::client::retry::{Clock, RetryPolicy};
use crate::client::s3::S3Choices;
use crate::client::skew_watch::SkewWatch;
#[cfg(feature = "config")]
use crate::config::Config;
use crate::endpoint::{Endpoint, EndpointError};
use crate::protocol::AddressingStyle;

/// Sets a [`Client`](crate::Client) up.
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
/// redirect is followed. A reply of [S3](crate::ServiceMetadata::s3) that names another region of the same partition as the bucket's
/// leads there, once, to the host that the region has by the rules of endpoints; never from a URL that was given or configured.
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
    pub(super) endpoint: Option<Result<Endpoint, EndpointError>>,
    pub(super) allow_loopback_http: bool,
    pub(super) agent: Option<Agent>,
    pub(super) user_agent: Option<String>,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) read_timeout: Option<Duration>,
    pub(super) timeout: Option<Duration>,
    pub(super) max_response_body: Option<u64>,
    pub(super) proxy: ProxyChoice,
    pub(super) tokens: Option<Tokens>,
    pub(super) min_compression_size: Option<usize>,
    #[cfg(feature = "checksums")]
    pub(super) checksums: crate::client::checksums::Checksums,
    pub(super) retries: Option<RetryPolicy>,
    pub(super) retries_all_operations: bool,
    pub(super) operation_timeout: Option<Duration>,
    pub(super) clock: Option<Arc<dyn Clock>>,
    pub(super) region: Option<String>,
    pub(super) use_fips: Option<bool>,
    pub(super) use_dual_stack: Option<bool>,
    pub(super) s3: S3Choices,
    pub(super) credentials: Option<Arc<dyn ProvideCredentials>>,
    pub(super) bearer_token: Option<Arc<dyn ProvideToken>>,
    #[cfg(feature = "config")]
    pub(super) config: Option<Arc<Config>>,
    #[cfg(feature = "config")]
    pub(super) profile: Option<String>,
    /// Whether what is not given is looked for where the AWS CLI does.
    #[cfg(feature = "credentials")]
    pub(super) finds_credentials: bool,
    pub(super) skew_watch: Option<Arc<SkewWatch>>,
}

impl ClientBuilder {
    /// All that the environment and the files of the AWS CLI say: what [`config`](Self::config) takes from them, and
    /// credentials and tokens from the places where the AWS CLI looks for them. What is given to the builder goes before it.
    ///
    /// See [`Client::from_env`](crate::Client::from_env).
    ///
    /// # Errors
    ///
    /// See [`config::load`](crate::config::load).
    #[cfg(feature = "credentials")]
    pub fn from_env() -> Result<Self, ClientError> {
        use crate::config::{Environment, load};

        let config = load(&Environment::of_process())
            .map_err(|error| ClientError::new(Fault::Config(Arc::new(error))))?;
        Ok(Self::from_config(Arc::new(config)))
    }

    /// The same with an environment and files that were read before.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use aws_operation::ClientBuilder;
    /// use aws_operation::config::{Config, Environment};
    ///
    /// let file = b"[profile night]\nregion = eu-north-1\ncredential_process = /usr/local/bin/night-keys\n";
    /// let config = Config::parse(&Environment::from_iter([("AWS_PROFILE", "night")]), file, b"")?;
    /// let client = ClientBuilder::from_config(Arc::new(config)).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "credentials")]
    pub fn from_config(config: Arc<Config>) -> Self {
        Self {
            finds_credentials: true,
            ..Self::default().config(config)
        }
    }

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

    #[cfg(feature = "credentials")]
    pub(crate) fn given_region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// What the environment and the files of the AWS CLI say: region, endpoints, number of attempts, certificates. What is
    /// given to the builder itself goes before it.
    #[cfg(feature = "config")]
    pub fn config(mut self, config: Arc<Config>) -> Self {
        self.config = Some(config);
        self
    }

    /// The profile of the [`config`](Self::config) with this name, instead of the one that the environment selects: what it
    /// says of regions, endpoints, attempts and certificates, and, with
    /// [`from_env`](Self::from_env), its credentials, whatever keys the environment has.
    #[cfg(feature = "config")]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Whether the services' endpoints are those with FIPS 140 validated cryptography. Default: what the
    /// [`config`](Self::config) says, else `false`. It says nothing beside an endpoint.
    pub const fn use_fips(mut self, use_fips: bool) -> Self {
        self.use_fips = Some(use_fips);
        self
    }

    /// Whether the services' endpoints are those with IPv6 beside IPv4. Default: what the [`config`](Self::config)
    /// says, else `false`. It says nothing beside an endpoint.
    pub const fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.use_dual_stack = Some(use_dual_stack);
        self
    }

    /// Where the names of buckets stand in requests to S3. Default: what the [`config`](Self::config) says (`addressing_style` in
    /// the profile's block `s3`), else [`AddressingStyle::Auto`].
    ///
    /// ```
    /// use aws_operation::{AddressingStyle, Client};
    ///
    /// let client = Client::builder()
    ///     .endpoint_url("https://storage.example.com")
    ///     .region("eu-west-1")
    ///     .addressing_style(AddressingStyle::Virtual)
    ///     .build()?;
    /// # Ok::<(), aws_operation::ClientError>(())
    /// ```
    pub const fn addressing_style(mut self, style: AddressingStyle) -> Self {
        self.s3.addressing_style = Some(style);
        self
    }

    /// Whether buckets of S3 are reached through S3 Transfer Acceleration, which must be switched on for each of them. Default: what
    /// the [`config`](Self::config) says (`use_accelerate_endpoint` in the profile's block `s3`), else `false`. It says nothing beside
    /// an endpoint.
    pub const fn use_accelerate(mut self, use_accelerate: bool) -> Self {
        self.s3.use_accelerate = Some(use_accelerate);
        self
    }

    /// Whether the bodies of requests to S3 are signed over https. Over plain http they always are, as is a body whose operation
    /// says nothing else with other services. Default: what the [`config`](Self::config) says (`payload_signing_enabled` in the
    /// profile's block `s3`), else all but streams: these would be read twice, and those from a reader cannot be.
    pub const fn sign_payloads(mut self, sign_payloads: bool) -> Self {
        self.s3.sign_payloads = Some(sign_payloads);
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
    /// [`proxy`](Self::proxy)) cannot be given beside it. What [`Client`](crate::Client) promises about redirects, plain `http` and the
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

    /// Makes calls of every operation again after failures that may pass, as the standard mode of AWS's SDKs does: also where the
    /// operation may have been done already, and is not known to be harmless twice. Default: only what [`retry`](super::retry) lists.
    ///
    /// Operations that say `idempotent = false` are left out, as exchanges of tokens do.
    pub const fn retry_all_operations(mut self) -> Self {
        self.retries_all_operations = true;
        self
    }

    /// How often a call is made, and how long it waits in between. Default: [`RetryPolicy::standard`].
    pub const fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = Some(policy);
        self
    }

    /// How long a call may take with all its attempts and the waits between them: no attempt begins later, and what is left bounds
    /// each phase of an attempt as [`timeout`](Self::timeout) does, if it is less. Default: none, beside the number of attempts.
    pub const fn operation_timeout(mut self, limit: Duration) -> Self {
        self.operation_timeout = Some(limit);
        self
    }

    /// Measures this machine's clock by each reply.
    #[cfg(feature = "sso-login")]
    pub(crate) fn skew_watch(mut self, watch: Arc<SkewWatch>) -> Self {
        self.skew_watch = Some(watch);
        self
    }

    /// The time and chance that the waits between attempts depend on, for tests.
    pub fn retry_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
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
