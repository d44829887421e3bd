//! The agent of a client that is not given one.

use std::time::Duration;

use ureq::config::{AutoHeaderValue, Config};
use ureq::{Agent, Proxy, ProxyProtocol};

use crate::client::error::{ClientError, Fault};

/// As the AWS SDKs have it.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(3100);
/// Time without a byte: AWS services send nothing while they work, and some work for most of a minute.
const READ_TIMEOUT: Duration = Duration::from_secs(60);
/// Headers of a reply.
const MAX_RESPONSE_HEADERS: usize = 64 * 1024;
/// Connections kept for the next calls: as many as threads may call at once without connecting anew each time.
const MAX_IDLE_CONNECTIONS: usize = 16;
/// Less than load balancers keep an idle connection, which is 60 s at AWS.
const MAX_IDLE_AGE: Duration = Duration::from_secs(15);

/// Which proxy requests go through.
#[derive(Clone, Default)]
pub(super) enum ProxyChoice {
    #[default]
    Environment,
    Given(Option<Proxy>),
}

/// What the agent depends on.
pub(super) struct AgentSettings<'a> {
    /// Whether nothing but https goes out.
    pub(super) is_https: bool,
    pub(super) connect_timeout: Option<Duration>,
    pub(super) read_timeout: Option<Duration>,
    /// The limit of each phase.
    pub(super) total: Duration,
    pub(super) proxy: &'a ProxyChoice,
    /// The certificates to trust, in PEM, instead of those that the features choose.
    pub(super) roots: Option<&'a [u8]>,
}

impl AgentSettings<'_> {
    /// An agent whose every default is set here, so that none changes unseen with ureq.
    ///
    /// There is no `timeout_global`, `timeout_per_call` or `timeout_resolve`: each makes ureq resolve on a thread of its own
    /// in every call, pooled connection or not. The phases are bounded, and so is their sum.
    pub(super) fn agent(&self) -> Result<Agent, ClientError> {
        let Self {
            is_https, total, ..
        } = *self;
        let read = self.read_timeout.unwrap_or(READ_TIMEOUT);
        let config = Config::builder()
            .http_status_as_error(false)
            .https_only(is_https)
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
        let config = config.tls_config(tls(self.roots)?);
        #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
        let _ = self.roots;
        let config = match &self.proxy {
            ProxyChoice::Given(proxy) => config.proxy(proxy.clone()),
            ProxyChoice::Environment if is_https => config,
            // Plain http stays on this machine: a proxy would carry it elsewhere, unencrypted.
            ProxyChoice::Environment => config.proxy(None),
        }
        .build();
        // ureq passes a SOCKS proxy of the environment by, and panics at any other, unless it is compiled with them.
        let speaks_http =
            |proxy: &Proxy| matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https);
        if config.proxy().is_some_and(|proxy| !speaks_http(proxy)) {
            return Err(ClientError::new(Fault::SocksProxy));
        }
        Ok(Agent::new_with_config(config))
    }
}

/// The certificates in a PEM file.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn certificates(bundle: &[u8]) -> Result<Vec<ureq::tls::Certificate<'static>>, ClientError> {
    use ureq::tls::PemItem;
    let mut certificates = Vec::new();
    for item in ureq::tls::parse_pem(bundle) {
        match item {
            Ok(PemItem::Certificate(certificate)) => certificates.push(certificate),
            Ok(_) => {}
            Err(_) => return Err(ClientError::new(Fault::Certificates)),
        }
    }
    if certificates.is_empty() {
        return Err(ClientError::new(Fault::Certificates));
    }
    Ok(certificates)
}

/// TLS as the features say.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
pub(crate) fn tls(roots: Option<&[u8]>) -> Result<ureq::tls::TlsConfig, ClientError> {
    use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
    let provider = if cfg!(feature = "native-tls") {
        TlsProvider::NativeTls
    } else {
        TlsProvider::Rustls
    };
    let roots = if let Some(bundle) = roots {
        RootCerts::from(certificates(bundle)?)
    } else if cfg!(any(feature = "platform-verifier", feature = "native-tls")) {
        RootCerts::PlatformVerifier
    } else {
        RootCerts::WebPki
    };
    Ok(TlsConfig::builder()
        .provider(provider)
        .root_certs(roots)
        .build())
}
