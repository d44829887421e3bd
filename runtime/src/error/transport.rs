//! Calls without a whole reply.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// A call that got no whole reply: name resolution, connection, TLS, a broken or oversized reply.
#[derive(Debug)]
pub struct TransportError {
    operation: &'static str,
    kind: TransportErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// Where the call broke off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The host's name could not be resolved.
    Resolve,
    /// No connection came about. Nothing was sent.
    Connect,
    /// The two ends could not agree on encryption, or the certificate is not trusted. Nothing was sent.
    Tls,
    /// The connection broke off: the service may have acted on the request.
    Interrupted,
    /// The reply is larger than the limit.
    TooLarge,
    /// The reply is not HTTP.
    Protocol,
    /// The client is set up in a way that cannot work.
    Configuration,
}

impl TransportError {
    /// An error of another HTTP client, for those who carry operations with one.
    pub fn new(
        operation: &'static str,
        kind: TransportErrorKind,
        message: impl Into<String>,
        source: Option<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            operation,
            kind,
            message: message.into(),
            source,
        }
    }

    /// The name of the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// Where the call broke off.
    #[must_use]
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the same may go well a moment later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(
            self.kind,
            TransportErrorKind::Resolve
                | TransportErrorKind::Connect
                | TransportErrorKind::Interrupted
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}

/// A time limit that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeoutError {
    operation: &'static str,
    phase: TimeoutPhase,
    limit: Option<Duration>,
    host: String,
}

/// What the call was doing when its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeoutPhase {
    /// Resolving the host's name.
    Resolve,
    /// Connecting, TLS included. Nothing was sent.
    Connect,
    /// Sending the request.
    Send,
    /// Waiting for the reply, or for more of it.
    Receive,
    /// The limit for the call as a whole.
    Total,
}

impl TimeoutError {
    /// The timeout of another HTTP client, for those who carry operations with one.
    pub fn new(
        operation: &'static str,
        phase: TimeoutPhase,
        limit: Option<Duration>,
        host: impl Into<String>,
    ) -> Self {
        Self {
            operation,
            phase,
            limit,
            host: host.into(),
        }
    }

    /// The name of the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// What took too long.
    #[must_use]
    pub const fn phase(&self) -> TimeoutPhase {
        self.phase
    }

    /// The limit that passed, where it is known.
    #[must_use]
    pub const fn limit(&self) -> Option<Duration> {
        self.limit
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.phase {
            TimeoutPhase::Resolve => "resolving the name of",
            TimeoutPhase::Connect => "connecting to",
            TimeoutPhase::Send => "sending the request to",
            TimeoutPhase::Receive => "waiting for the reply of",
            TimeoutPhase::Total => "the whole call to",
        };
        write!(f, "{}: {what} {} took", self.operation, self.host)?;
        match self.limit {
            Some(limit) => write!(f, " longer than {limit:?}")?,
            None => f.write_str(" too long")?,
        }
        f.write_str("; check the network, or raise the limit")
    }
}

impl StdError for TimeoutError {}
