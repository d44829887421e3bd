//! Setting a client up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use ureq::config::{AutoHeaderValue, Config};
use ureq::{Agent, Proxy, ProxyProtocol};

use crate::client::retry::{Clock, Quota, RetryPolicy, SystemClock};
use crate::client::transport::{Limits, Transport};
use crate::client::{Client, Shared, Tokens};
use crate::endpoint::{Endpoint, EndpointError};
use crate::protocol::MIN_COMPRESSION_SIZE;

/// As the AWS SDKs have it.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(3100);
/// Time without a byte: AWS services send nothing while they work, and some work for most of a minute.
const READ_TIMEOUT: Duration = Duration::from_secs(60);
/// The whole reply.
const TIMEOUT: Duration = Duration::from_secs(120);
/// The largest synchronous reply of a JSON service is Lambda's, 6 MiB.
const MAX_RESPONSE_BODY: u64 = 8 * 1024 * 1024;
/// Headers of a reply.
const MAX_RESPONSE_HEADERS: usize = 64 * 1024;
/// Connections kept for the next calls: as many as threads may call at once without connecting anew each time.
const MAX_IDLE_CONNECTIONS: usize = 16;
/// Less than load balancers keep an idle connection, which is 60 s at AWS.
const MAX_IDLE_AGE: Duration = Duration::from_secs(15);

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
    retries: RetryPolicy,
    operation_timeout: Option<Duration>,
    clock: Option<Arc<dyn Clock>>,
}

#[derive(Clone, Default)]
enum ProxyChoice {
    #[default]
    Environment,
    Given(Option<Proxy>),
}

impl ClientBuilder {
    /// The base URL, with or without a path. Required, unless [`endpoint`](Self::endpoint) is given.
    pub fn endpoint_url(mut self, url: &str) -> Self {
        self.endpoint = Some(Endpoint::new(url));
        self
    }

    /// The base URL, checked before.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = Some(Ok(endpoint));
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

    /// How many bytes the body of a reply may have.
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
        self.retries = policy;
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
    pub fn build(self) -> Result<Client, ClientError> {
        let endpoint = self
            .endpoint
            .clone()
            .ok_or(ClientError(Fault::NoEndpoint))?
            .map_err(|error| ClientError(Fault::Endpoint(error)))?;
        let loopback = self.allow_loopback_http && endpoint.is_loopback();
        if !endpoint.is_https() && !loopback {
            return Err(ClientError(Fault::PlainHttp {
                loopback: endpoint.is_loopback(),
            }));
        }
        let user_agent = match &self.user_agent {
            None => HeaderValue::from_static(concat!("aws-operation/", env!("CARGO_PKG_VERSION"))),
            Some(text) => HeaderValue::from_str(text).map_err(|_| ClientError(Fault::UserAgent))?,
        };
        let limits = Limits {
            total: self.timeout.unwrap_or(TIMEOUT),
            body: self.max_response_body.unwrap_or(MAX_RESPONSE_BODY),
        };
        let agent = match &self.agent {
            None => self.own_agent(&endpoint, limits.total)?,
            Some(agent) => {
                let contradicted = [
                    ("connect_timeout", self.connect_timeout.is_some()),
                    ("read_timeout", self.read_timeout.is_some()),
                    ("proxy", matches!(self.proxy, ProxyChoice::Given(_))),
                ];
                if let Some((setting, _)) = contradicted.iter().find(|(_, given)| *given) {
                    return Err(ClientError(Fault::AgentHasIt(setting)));
                }
                agent.clone()
            }
        };
        Ok(Client {
            shared: Arc::new(Shared {
                transport: Transport::new(
                    endpoint,
                    agent,
                    self.agent.is_none(),
                    user_agent,
                    limits,
                ),
                tokens: self.tokens,
                min_compression_size: self.min_compression_size.unwrap_or(MIN_COMPRESSION_SIZE),
                retries: self.retries,
                operation_timeout: self.operation_timeout,
                quota: Quota::new(),
                clock: self.clock.unwrap_or_else(|| Arc::new(SystemClock)),
            }),
        })
    }

    /// An agent whose every default is set here, so that none changes unseen with ureq.
    ///
    /// There is no `timeout_global`, `timeout_per_call` or `timeout_resolve`: each makes ureq resolve on a thread of its own
    /// in every call, pooled connection or not. The phases are bounded, and so is their sum.
    fn own_agent(&self, endpoint: &Endpoint, total: Duration) -> Result<Agent, ClientError> {
        let read = self.read_timeout.unwrap_or(READ_TIMEOUT);
        let config = Config::builder()
            .http_status_as_error(false)
            .https_only(endpoint.is_https())
            .max_redirects(0)
            .user_agent(AutoHeaderValue::None)
            .accept(AutoHeaderValue::None)
            .accept_encoding(AutoHeaderValue::None)
            .timeout_connect(Some(self.connect_timeout.unwrap_or(CONNECT_TIMEOUT)))
            .timeout_per_read(Some(read))
            .timeout_per_write(Some(read))
            .timeout_send_request(Some(total))
            .timeout_send_body(Some(total))
            .timeout_recv_response(Some(total))
            .timeout_recv_body(Some(total))
            .max_response_header_size(MAX_RESPONSE_HEADERS)
            .max_idle_connections(MAX_IDLE_CONNECTIONS)
            .max_idle_connections_per_host(MAX_IDLE_CONNECTIONS)
            .max_idle_age(MAX_IDLE_AGE);
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        let config = config.tls_config(tls());
        let config = match &self.proxy {
            ProxyChoice::Given(proxy) => config.proxy(proxy.clone()),
            ProxyChoice::Environment if endpoint.is_https() => config,
            // Plain http stays on this machine: a proxy would carry it elsewhere, unencrypted.
            ProxyChoice::Environment => config.proxy(None),
        }
        .build();
        // ureq passes a SOCKS proxy of the environment by, and panics at any other, unless it is compiled with them.
        let speaks_http =
            |proxy: &Proxy| matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https);
        if config.proxy().is_some_and(|proxy| !speaks_http(proxy)) {
            return Err(ClientError(Fault::SocksProxy));
        }
        Ok(Agent::new_with_config(config))
    }
}

/// TLS as the features say.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn tls() -> ureq::tls::TlsConfig {
    use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
    let provider = if cfg!(feature = "native-tls") {
        TlsProvider::NativeTls
    } else {
        TlsProvider::Rustls
    };
    let roots = if cfg!(any(feature = "platform-verifier", feature = "native-tls")) {
        RootCerts::PlatformVerifier
    } else {
        RootCerts::WebPki
    };
    TlsConfig::builder()
        .provider(provider)
        .root_certs(roots)
        .build()
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("endpoint", &self.endpoint)
            .field("allow_loopback_http", &self.allow_loopback_http)
            .finish_non_exhaustive()
    }
}

/// A client that cannot be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientError(Fault);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    NoEndpoint,
    Endpoint(EndpointError),
    PlainHttp { loopback: bool },
    UserAgent,
    AgentHasIt(&'static str),
    SocksProxy,
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::NoEndpoint => {
                f.write_str("the client has no endpoint; call `endpoint_url` or `endpoint`")
            }
            Fault::Endpoint(error) => error.fmt(f),
            Fault::PlainHttp { loopback: false } => f.write_str(
                "the endpoint is plain http, which would send secrets unencrypted; use https",
            ),
            Fault::PlainHttp { loopback: true } => f.write_str(
                "the endpoint is plain http; for a server on this machine call `allow_loopback_http(true)`",
            ),
            Fault::UserAgent => {
                f.write_str("the user agent has a character that no header can hold")
            }
            Fault::AgentHasIt(setting) => write!(
                f,
                "`{setting}` was given beside an agent of your own; set it in the agent's configuration"
            ),
            Fault::SocksProxy => f.write_str(
                "the proxy is a SOCKS proxy; use an HTTP proxy, `proxy(None)` for none, or an agent of your own",
            ),
        }
    }
}

impl std::error::Error for ClientError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Fault::Endpoint(error) => Some(error),
            _ => None,
        }
    }
}
