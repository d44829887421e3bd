//! ureq's errors in our words.

use std::io;
use std::time::Duration;

use ureq::Timeout;

use crate::client::arriving::BrokenOff;
use crate::endpoint::Endpoint;
use crate::error::{Error, TimeoutError, TimeoutPhase, TransportError, TransportErrorKind};

/// A call that got no reply, before the operation's types come in.
#[derive(Debug)]
pub(crate) enum Failure {
    Timeout {
        phase: TimeoutPhase,
        limit: Option<Duration>,
        host: String,
    },
    Transport {
        kind: TransportErrorKind,
        message: String,
        source: Option<ureq::Error>,
    },
}

/// The way that a request takes.
#[derive(Debug)]
pub(crate) struct Route<'a> {
    pub(crate) endpoint: &'a Endpoint,
    /// Host and port of the proxy, if there is one on the way.
    pub(crate) proxy: Option<String>,
}

impl Route<'_> {
    /// Host and port, as far as the endpoint names one.
    fn peer(&self) -> &str {
        self.endpoint.authority().as_str()
    }
}

impl Failure {
    pub(crate) fn into_error<E>(self, operation: &'static str) -> Error<E> {
        match self {
            Self::Timeout { phase, limit, host } => {
                Error::Timeout(TimeoutError::new(operation, phase, limit, host))
            }
            Self::Transport {
                kind,
                message,
                source,
            } => Error::Transport(TransportError::new(
                operation,
                kind,
                message,
                source.map(|source| Box::new(source) as _),
            )),
        }
    }

    /// What a log says of it.
    #[cfg(feature = "tracing")]
    pub(crate) fn summary(&self) -> String {
        match self {
            Self::Timeout { phase, host, .. } => format!("timeout ({phase:?}) with {host}"),
            Self::Transport { message, .. } => message.clone(),
        }
    }

    /// The body went past the limit.
    pub(crate) fn too_large(limit: u64) -> Self {
        Self::Transport {
            kind: TransportErrorKind::TooLarge,
            message: format!(
                "the reply is larger than {limit} bytes, the client's limit; raise `max_response_body` if it should be"
            ),
            source: None,
        }
    }

    /// An error of ureq on the way. `limit_of` knows the limit of each phase.
    pub(crate) fn from_ureq(
        error: ureq::Error,
        route: &Route<'_>,
        limit_of: impl Fn(Timeout) -> Option<Duration>,
    ) -> Self {
        if let ureq::Error::Timeout(timeout) = error {
            let phase = phase(timeout);
            return Self::Timeout {
                phase,
                limit: limit_of(timeout),
                host: match (phase, &route.proxy) {
                    (TimeoutPhase::Connect, Some(proxy)) => {
                        format!("{} through the proxy {proxy}", route.peer())
                    }
                    _ => route.peer().to_owned(),
                },
            };
        }
        let (kind, message) = describe(&error, route);
        Self::Transport {
            kind,
            message,
            source: Some(error),
        }
    }
}

fn phase(timeout: Timeout) -> TimeoutPhase {
    match timeout {
        Timeout::Resolve => TimeoutPhase::Resolve,
        Timeout::Connect => TimeoutPhase::Connect,
        Timeout::SendRequest | Timeout::SendBody | Timeout::PerWrite => TimeoutPhase::Send,
        Timeout::RecvResponse | Timeout::RecvBody | Timeout::PerRead => TimeoutPhase::Receive,
        _ => TimeoutPhase::Total,
    }
}

fn describe(error: &ureq::Error, route: &Route<'_>) -> (TransportErrorKind, String) {
    use TransportErrorKind as Kind;
    let peer = route.peer();
    match error {
        ureq::Error::HostNotFound => unresolved(route),
        ureq::Error::Io(io) => describe_io(io, route),
        ureq::Error::ConnectionFailed => unreachable(route, "no connector made one"),
        ureq::Error::ConnectProxyFailed(reason) => (
            Kind::Connect,
            format!(
                "the proxy {} does not connect to {peer}: {reason}; check the proxy and what it allows",
                route.proxy.as_deref().unwrap_or_default()
            ),
        ),
        ureq::Error::InvalidProxyUrl => (
            Kind::Configuration,
            "the proxy's URL is not valid; check the proxy variables of the environment".to_owned(),
        ),
        ureq::Error::TlsRequired => (
            Kind::Configuration,
            format!("{peer} needs TLS; turn on the feature `rustls` or `native-tls`"),
        ),
        ureq::Error::RequireHttpsOnly(_) => (
            Kind::Configuration,
            "plain http is refused by the agent's configuration; use https".to_owned(),
        ),
        ureq::Error::Protocol(reason) => (
            Kind::Protocol,
            format!("the reply of {peer} cannot be read as HTTP: {reason}; check the endpoint"),
        ),
        ureq::Error::LargeResponseHeader(_, limit) => (
            Kind::TooLarge,
            format!("the headers of the reply are larger than {limit} bytes; check the endpoint"),
        ),
        ureq::Error::BodyExceedsLimit(limit) => (
            Kind::TooLarge,
            format!("the reply is larger than {limit} bytes, the agent's limit; raise it there"),
        ),
        // A body of chunks that ends in the line with a chunk's length.
        ureq::Error::BodyStalled => cut_off(peer),
        ureq::Error::Tls(reason) => unencrypted(peer, reason),
        #[cfg(feature = "rustls")]
        ureq::Error::Rustls(error) => unencrypted(peer, error),
        #[cfg(feature = "native-tls")]
        ureq::Error::NativeTls(error) => unencrypted(peer, error),
        other => (
            Kind::Protocol,
            format!("the call to {peer} failed: {other}; check the endpoint"),
        ),
    }
}

/// The request did not become whole, for its payload did not.
fn broken_off(peer: &str, error: &io::Error) -> (TransportErrorKind, String) {
    (
        TransportErrorKind::Interrupted,
        format!("the request to {peer} broke off: {error}"),
    )
}

#[cfg(feature = "checksums")]
fn is_mismatch(error: &io::Error) -> bool {
    use crate::checksum::ChecksumMismatch;

    let inner = error.get_ref().map(|inner| inner.downcast_ref());
    matches!(inner, Some(Some(ChecksumMismatch { .. })))
}

/// Whether it is of a reply that is sent on, and broke off where it comes from.
fn is_of_a_reply(error: &io::Error) -> bool {
    let inner = error.get_ref();
    inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<BrokenOff>)
}

fn describe_io(error: &io::Error, route: &Route<'_>) -> (TransportErrorKind, String) {
    use TransportErrorKind as Kind;
    let peer = route.peer();
    if is_of_a_reply(error) {
        return broken_off(peer, error);
    }
    match error.kind() {
        // What the payload's own reader says: one that is shorter than its length, or a reply that is sent on and is damaged.
        io::ErrorKind::InvalidInput => broken_off(peer, error),
        #[cfg(feature = "checksums")]
        io::ErrorKind::InvalidData if is_mismatch(error) => broken_off(peer, error),
        // rustls reports what it refuses as an I/O error of this kind, and nothing else here does.
        io::ErrorKind::InvalidData => unencrypted(peer, error),
        io::ErrorKind::ConnectionRefused => (
            Kind::Connect,
            match &route.proxy {
                None => format!(
                    "{peer} refuses the connection; is the service running, and the port right?"
                ),
                Some(proxy) => format!(
                    "the proxy {proxy} refuses the connection; is it running, and its address right?"
                ),
            },
        ),
        io::ErrorKind::NotConnected
        | io::ErrorKind::AddrNotAvailable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown => unreachable(route, error),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => cut_off(peer),
        _ if is_unresolved(error) => unresolved(route),
        _ => (
            Kind::Interrupted,
            format!("the connection to {peer} failed: {error}; it may have acted on the request"),
        ),
    }
}

/// The resolver's errors have no kind of their own. On Windows they have numbers, elsewhere only the standard library's
/// text.
fn is_unresolved(error: &io::Error) -> bool {
    // WSAHOST_NOT_FOUND, WSATRY_AGAIN, WSANO_RECOVERY, WSANO_DATA.
    (cfg!(windows) && matches!(error.raw_os_error(), Some(11_001..=11_004)))
        || error.to_string().contains("failed to lookup address")
}

fn unresolved(route: &Route<'_>) -> (TransportErrorKind, String) {
    let message = match &route.proxy {
        None => format!(
            "no address for the host {}; check the region or endpoint, and the network",
            route.endpoint.host()
        ),
        Some(proxy) => format!("no address for the proxy {proxy}; check its name, and the network"),
    };
    (TransportErrorKind::Resolve, message)
}

fn unreachable(route: &Route<'_>, reason: impl std::fmt::Display) -> (TransportErrorKind, String) {
    let message = match &route.proxy {
        None => format!(
            "no connection to {}: {reason}; check the network",
            route.peer()
        ),
        Some(proxy) => format!("no connection to the proxy {proxy}: {reason}; check the network"),
    };
    (TransportErrorKind::Connect, message)
}

fn cut_off(peer: &str) -> (TransportErrorKind, String) {
    (
        TransportErrorKind::Interrupted,
        format!(
            "{peer} closed the connection before the reply was complete; it may have acted on the request"
        ),
    )
}

fn unencrypted(peer: &str, reason: impl std::fmt::Display) -> (TransportErrorKind, String) {
    (
        TransportErrorKind::Tls,
        format!(
            "no encrypted connection to {peer}: {reason}; check the endpoint, and whether something on the way replaces its certificate"
        ),
    )
}
