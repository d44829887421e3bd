//! What can go wrong with a call.

mod build;
#[cfg(feature = "checksums")]
mod checksum;
mod headers;
mod response;
mod service;
mod transport;

#[cfg(any(feature = "client", feature = "sigv4"))]
pub(crate) use build::AuthFault;
pub(crate) use build::BucketFault;
pub use build::BuildError;
pub use build::BuildFault;
#[cfg(feature = "checksums")]
pub(crate) use checksum::ChecksumFault;
#[cfg(feature = "tracing")]
#[cfg(all(feature = "client", feature = "tracing"))]
pub(crate) use headers::request_id;
#[cfg(feature = "client")]
pub(crate) use response::NotFollowed;
pub use response::ResponseError;
pub(crate) use response::ResponseFault;
pub use service::ServiceError;
pub use transport::{TimeoutError, TimeoutPhase, TransportError, TransportErrorKind};

use std::error::Error as StdError;
use std::fmt;

use crate::protocol::{ModeledError, NoModeledError};

/// A call that failed, by where it failed.
///
/// `E` is the operation's own error type; see [`#[aws_error]`](macro@crate::aws_error). `Display` names the operation and,
/// as far as there was a reply, the error's code, its message, the HTTP status and the request id. It never shows a secret.
///
/// ```
/// use aws_operation::{Error, Operation, aws_error, aws_operation};
///
/// #[aws_operation(method = "POST", uri = "/jobs", error = StartJobError)]
/// struct StartJob {
///     name: String,
/// }
///
/// #[aws_error]
/// #[derive(Debug)]
/// enum StartJobError {
///     #[aws(status = 409)]
///     ConflictException { resource: Option<String> },
///     #[aws(status = 429, throttling)]
///     TooManyRequestsException,
/// }
///
/// let reply = http::Response::builder()
///     .status(409)
///     .header("x-amzn-errortype", "ConflictException")
///     .header("x-amzn-requestid", "8f2d")
///     .body(r#"{"resource":"job/7","message":"it runs already"}"#)?;
/// let error = StartJob::decode(reply).expect_err("a conflict");
///
/// assert_eq!(
///     error.to_string(),
///     "StartJob: ConflictException: it runs already (HTTP 409, request id 8f2d)"
/// );
/// match error {
///     Error::Modeled(StartJobError::ConflictException { resource }, _) => {
///         assert_eq!(resource.as_deref(), Some("job/7"));
///     }
///     other => panic!("{other}"),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = NoModeledError> {
    /// The request could not be built. Nothing was sent.
    Build(BuildError),
    /// No whole reply came back: name resolution, connection, TLS, a broken or oversized reply.
    Transport(TransportError),
    /// A time limit passed.
    Timeout(TimeoutError),
    /// The service reports an error that the operation models.
    Modeled(E, ServiceError),
    /// The service, or something on the way to it, reports any other error.
    Unmodeled(ServiceError),
    /// A reply that reports no error, but is not what the operation returns.
    Response(ResponseError),
}

impl<E> Error<E> {
    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Build(error) => error.operation(),
            Self::Transport(error) => error.operation(),
            Self::Timeout(error) => error.operation(),
            Self::Modeled(_, error) | Self::Unmodeled(error) => error.operation(),
            Self::Response(error) => error.operation(),
        }
    }

    /// The modelled error, if it is one.
    #[must_use]
    pub fn modeled(&self) -> Option<&E> {
        match self {
            Self::Modeled(error, _) => Some(error),
            _ => None,
        }
    }

    /// What the reply said, if the service reported an error, modelled or not.
    #[must_use]
    pub fn service_error(&self) -> Option<&ServiceError> {
        match self {
            Self::Modeled(_, error) | Self::Unmodeled(error) => Some(error),
            _ => None,
        }
    }

    /// Whether a time limit passed.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }
}

/// The codes that AWS's own clients take for throttling, whatever the status.
const THROTTLING: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// The codes that they take for a fault that passes.
const TRANSIENT: [&str; 3] = ["InternalError", "RequestTimeout", "RequestTimeoutException"];

impl<E: ModeledError> Error<E> {
    /// Whether the service asks for fewer calls: a modelled error marked `throttling`, a code that AWS's services throttle
    /// with, or HTTP 429 with an error that is not modelled. What a modelled error means its model says, as for AWS's SDKs.
    #[must_use]
    pub fn is_throttling(&self) -> bool {
        let has_known_code =
            |error: &ServiceError| error.code().is_some_and(|code| THROTTLING.contains(&code));
        match self {
            Self::Modeled(modeled, error) => modeled.is_throttling() || has_known_code(error),
            Self::Unmodeled(error) => {
                error.status() == http::StatusCode::TOO_MANY_REQUESTS || has_known_code(error)
            }
            _ => false,
        }
    }

    /// Whether the same call may succeed later: a timeout, a transient transport error, throttling, a modelled error marked
    /// `retryable`, or HTTP 500, 502, 503 and 504.
    ///
    /// Whether the call *may be made* again is another question, which depends on the operation: see
    /// [`may_be_retried`](Self::may_be_retried).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Modeled(error, _) if error.is_retryable() => true,
            Self::Transport(error) => error.is_transient(),
            Self::Timeout(_) => true,
            _ => {
                self.is_throttling()
                    || self.service_error().is_some_and(|error| {
                        matches!(error.status().as_u16(), 500 | 502 | 503 | 504)
                            || error.code().is_some_and(|code| TRANSIENT.contains(&code))
                    })
            }
        }
    }

    /// Whether the same call may succeed later, and making it again can do no harm.
    ///
    /// `is_idempotent` is what the operation says ([`Operation::IDEMPOTENT`](crate::Operation::IDEMPOTENT)), or what is
    /// known of this call. One that is not is made again where the service did nothing: no connection came about, it asks for
    /// fewer calls, or the model calls the error `retryable`. `Client` does the same by itself; this is for those who carry
    /// operations with another client.
    ///
    /// ```
    /// use aws_operation::{NoModeledError, TransportError, TransportErrorKind};
    ///
    /// type Error = aws_operation::Error<NoModeledError>;
    ///
    /// let broken = |kind| Error::Transport(TransportError::new("StartJob", kind, "no reply", None));
    /// assert!(broken(TransportErrorKind::Connect).may_be_retried(false));
    /// // The service may have started the job before the connection broke off.
    /// assert!(!broken(TransportErrorKind::Interrupted).may_be_retried(false));
    /// assert!(broken(TransportErrorKind::Interrupted).may_be_retried(true));
    /// // A certificate that is not trusted stays so.
    /// assert!(!broken(TransportErrorKind::Tls).may_be_retried(true));
    /// ```
    #[must_use]
    pub fn may_be_retried(&self, is_idempotent: bool) -> bool {
        self.is_retryable() && (is_idempotent || self.did_nothing())
    }

    /// Whether it is certain that the service did not act.
    fn did_nothing(&self) -> bool {
        match self {
            Self::Modeled(error, _) if error.is_retryable() => true,
            Self::Transport(error) => matches!(
                error.kind(),
                TransportErrorKind::Resolve | TransportErrorKind::Connect
            ),
            Self::Timeout(error) => {
                matches!(error.phase(), TimeoutPhase::Resolve | TimeoutPhase::Connect)
            }
            _ => self.is_throttling(),
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Modeled(_, error) | Self::Unmodeled(error) => error.fmt(f),
            Self::Response(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Build(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Timeout(_) | Self::Modeled(..) | Self::Unmodeled(_) | Self::Response(_) => None,
        }
    }
}

/// Text from elsewhere, with the characters escaped that could rewrite what a terminal shows: controls, and marks that
/// change the direction of text.
pub(crate) struct Printable<'a>(pub(crate) &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for character in self.0.chars() {
            let turns_text = matches!(
                character,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            );
            if character.is_control() || turns_text {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
        Ok(())
    }
}
