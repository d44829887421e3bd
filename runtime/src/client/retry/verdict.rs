//! Which failures may pass, and which calls may be made again.

use std::time::Duration;

use http::HeaderMap;

use crate::error::{Error, TimeoutPhase, TransportErrorKind};
use crate::protocol::ModeledError;

/// What a failure says about another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It would fail again.
    Final,
    /// It may pass. Whether the service has acted is not known.
    Transient { is_timeout: bool },
    /// It may pass, and the service has not acted.
    Safe,
}

impl Verdict {
    pub(super) fn of<E: ModeledError>(error: &Error<E>) -> Self {
        match error {
            Error::Modeled(modeled, _) if modeled.is_retryable() => Self::Safe,
            _ if error.is_throttling() => Self::Safe,
            Error::Transport(error) => match error.kind() {
                TransportErrorKind::Resolve | TransportErrorKind::Connect => Self::Safe,
                TransportErrorKind::Interrupted => Self::Transient { is_timeout: false },
                _ => Self::Final,
            },
            Error::Timeout(error) => match error.phase() {
                TimeoutPhase::Resolve | TimeoutPhase::Connect => Self::Safe,
                _ => Self::Transient { is_timeout: true },
            },
            _ if error.is_retryable() => Self::Transient { is_timeout: false },
            _ => Self::Final,
        }
    }
}

/// How long the reply asks to wait: `x-amz-retry-after` in milliseconds, or `Retry-After` in seconds (RFC 9110 section
/// 10.2.3; its other form, a date, is not used by AWS and is passed over).
pub(super) fn asked_wait(headers: &HeaderMap) -> Option<Duration> {
    let number =
        |name: &str| -> Option<u64> { headers.get(name)?.to_str().ok()?.trim().parse().ok() };
    number("x-amz-retry-after")
        .map(Duration::from_millis)
        .or_else(|| number("retry-after").map(Duration::from_secs))
}
