//! Clients that cannot be set up.

use std::fmt;
#[cfg(feature = "config")]
use std::sync::Arc;

#[cfg(feature = "config")]
use crate::config::ConfigError;
use crate::endpoint::EndpointError;

/// A client that cannot be set up.
#[derive(Clone, Debug)]
pub struct ClientError(Fault);

#[derive(Clone, Debug)]
pub(super) enum Fault {
    NoEndpoint,
    #[cfg(feature = "config")]
    Config(Arc<ConfigError>),
    #[cfg(feature = "config")]
    ProfileOfNothing(String),
    #[cfg(feature = "config")]
    CaBundle {
        path: std::path::PathBuf,
        reason: String,
    },
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    Certificates,
    Endpoint(EndpointError),
    PlainHttp {
        loopback: bool,
    },
    UserAgent,
    AgentHasIt(&'static str),
    SocksProxy,
}

impl ClientError {
    pub(super) const fn new(fault: Fault) -> Self {
        Self(fault)
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::NoEndpoint => {
                f.write_str("the client has no endpoint; call `endpoint_url`, `endpoint` or `region`, or begin with `Client::from_env` (feature `credentials`)")
            }
            Fault::Endpoint(error) => error.fmt(f),
            #[cfg(feature = "config")]
            Fault::Config(error) => error.fmt(f),
            #[cfg(feature = "config")]
            Fault::ProfileOfNothing(name) => write!(
                f,
                "the profile {name:?} was given without a configuration to find it in; call `config`, or begin with `ClientBuilder::from_env`"
            ),
            #[cfg(feature = "config")]
            Fault::CaBundle { path, reason } => write!(
                f,
                "the certificates in {} cannot be read: {reason}; correct `ca_bundle` or AWS_CA_BUNDLE",
                path.display()
            ),
            #[cfg(any(feature = "rustls", feature = "native-tls"))]
            Fault::Certificates => f.write_str(
                "the CA bundle has no certificate, or one that is none; expected PEM, as `-----BEGIN CERTIFICATE-----`",
            ),
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
            #[cfg(feature = "config")]
            Fault::Config(error) => error.source(),
            _ => None,
        }
    }
}
