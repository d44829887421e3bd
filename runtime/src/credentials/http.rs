//! Requests to the metadata services of containers and instances: short ones, past any proxy, without redirects.

use std::fmt;
use std::io::Read;
use std::time::Duration;

use http::{HeaderValue, Request, StatusCode};
use ureq::Agent;
use ureq::config::{AutoHeaderValue, Config, ConfigBuilder};
use ureq::typestate::AgentScope;
use zeroize::Zeroizing;

use crate::ClientError;

/// Credentials have some 2 KiB.
const LONGEST_BODY: usize = 64 * 1024;

/// Why there is no reply. It names neither the host nor anything of the request or the reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    NoConnection,
    Timeout(Duration),
    Unencrypted,
    Broken,
    TooLong,
    Status(StatusCode),
    Empty,
}

impl Failure {
    /// Whether the same may go well a moment later.
    pub(super) fn is_transient(self) -> bool {
        match self {
            Self::Status(status) => {
                status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
            }
            Self::TooLong | Self::Unencrypted => false,
            Self::NoConnection | Self::Timeout(_) | Self::Broken | Self::Empty => true,
        }
    }
}

/// Sends requests that may take so long, each as a whole.
pub(super) struct Http {
    agent: Agent,
    limit: Duration,
}

impl Http {
    /// Over plain http, or TLS as ureq has it by default.
    pub(super) fn new(limit: Duration) -> Self {
        Self {
            agent: Agent::new_with_config(config(limit).build()),
            limit,
        }
    }

    /// With these certificates to trust, in PEM, or those that the features choose.
    #[cfg_attr(
        not(any(feature = "rustls", feature = "native-tls")),
        allow(clippy::unnecessary_wraps)
    )]
    pub(super) fn with_roots(limit: Duration, roots: Option<&[u8]>) -> Result<Self, ClientError> {
        let config = config(limit);
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        let config = config.tls_config(crate::client::tls(roots)?);
        #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
        let _ = roots;
        Ok(Self {
            agent: Agent::new_with_config(config.build()),
            limit,
        })
    }

    /// The body of a reply with the status 200.
    pub(super) fn send(&self, request: Request<&[u8]>) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let response = if request.body().is_empty() && request.method() == http::Method::GET {
            self.agent.run(request.map(|_| ()))
        } else {
            self.agent.run(request)
        };
        let response = response.map_err(|error| self.failure(&error))?;
        if response.status() != StatusCode::OK {
            return Err(Failure::Status(response.status()));
        }
        // Room for all of it: what grows leaves copies of the secrets behind.
        let mut body = Zeroizing::new(Vec::with_capacity(LONGEST_BODY + 1));
        let reader = response.into_body().into_reader();
        reader
            .take(LONGEST_BODY as u64 + 1)
            .read_to_end(&mut body)
            .map_err(|error| self.failure(&error.into()))?;
        match body.len() {
            0 => Err(Failure::Empty),
            length if length > LONGEST_BODY => Err(Failure::TooLong),
            _ => Ok(body),
        }
    }

    fn failure(&self, error: &ureq::Error) -> Failure {
        use ureq::Error as E;
        match error {
            E::Timeout(_) => Failure::Timeout(self.limit),
            E::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
                Failure::Timeout(self.limit)
            }
            E::HostNotFound | E::ConnectionFailed => Failure::NoConnection,
            E::Tls(_) | E::TlsRequired => Failure::Unencrypted,
            #[cfg(feature = "rustls")]
            E::Rustls(_) => Failure::Unencrypted,
            #[cfg(feature = "native-tls")]
            E::NativeTls(_) => Failure::Unencrypted,
            E::Io(error) => match error.kind() {
                // rustls reports so what it refuses.
                std::io::ErrorKind::InvalidData => Failure::Unencrypted,
                std::io::ErrorKind::ConnectionRefused
                | std::io::ErrorKind::HostUnreachable
                | std::io::ErrorKind::NetworkUnreachable
                | std::io::ErrorKind::AddrNotAvailable => Failure::NoConnection,
                _ => Failure::Broken,
            },
            _ => Failure::Broken,
        }
    }
}

fn config(limit: Duration) -> ConfigBuilder<AgentScope> {
    Config::builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .user_agent(AutoHeaderValue::Provided(USER_AGENT.to_owned().into()))
        .accept_encoding(AutoHeaderValue::None)
        .timeout_global(Some(limit))
}

const USER_AGENT: &str = concat!("aws-operation/", env!("CARGO_PKG_VERSION"));

/// A header that no log shows. `None` for text that no header can hold.
pub(super) fn secret_header(value: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    Some(value)
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoConnection => f.write_str("no connection to it"),
            Self::Timeout(limit) => write!(f, "no answer within {} s", limit.as_secs_f32()),
            Self::Unencrypted if cfg!(any(feature = "rustls", feature = "native-tls")) => f.write_str(
                "no encrypted connection to it; if its certificate is one of your own, name it in AWS_CA_BUNDLE",
            ),
            Self::Unencrypted => {
                f.write_str("it needs TLS; turn on the feature `rustls` or `native-tls`")
            }
            Self::Broken => f.write_str("the connection broke off, or what came is no HTTP"),
            Self::TooLong => write!(f, "it answered with more than {LONGEST_BODY} bytes"),
            Self::Status(status) if status.is_redirection() => {
                write!(
                    f,
                    "it answered HTTP {}, and redirects are not followed",
                    status.as_u16()
                )
            }
            Self::Status(status) => write!(f, "it answered HTTP {}", status.as_u16()),
            Self::Empty => f.write_str("it answered nothing"),
        }
    }
}
