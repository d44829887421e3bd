//! Which failures may pass, and which calls may be made again.

use std::time::Duration;

use http::HeaderMap;

use crate::error::Error;
use crate::protocol::ModeledError;

/// What a failure says about another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It would fail again.
    Final,
    /// It may pass. Whether the service has acted is not known.
    Transient,
    /// It may pass, and the service has not acted.
    Safe,
    /// The service has not acted, and asks for fewer calls.
    Throttled,
}

impl Verdict {
    pub(super) fn of<E: ModeledError>(error: &Error<E>) -> Self {
        if error.is_throttling() {
            Self::Throttled
        } else if error.may_be_retried(false) {
            Self::Safe
        } else if error.may_be_retried(true) {
            Self::Transient
        } else {
            Self::Final
        }
    }
}

/// How long the reply asks to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// `x-amz-retry-after`, in milliseconds. The SDKs wait no more than 5 s longer for it than they would.
    Longer(Duration),
    /// `Retry-After`, in seconds (RFC 9110 section 10.2.3; its other form, a date, is not used by AWS and is passed over):
    /// another attempt before would be in vain. The SDKs do not know it; gateways and proxies on the way send it.
    AtLeast(Duration),
}

impl Asked {
    pub(super) fn by(headers: &HeaderMap) -> Option<Self> {
        let number =
            |name: &str| -> Option<u64> { headers.get(name)?.to_str().ok()?.trim().parse().ok() };
        number("x-amz-retry-after")
            .map(|milliseconds| Self::Longer(Duration::from_millis(milliseconds)))
            .or_else(|| {
                number("retry-after").map(|seconds| Self::AtLeast(Duration::from_secs(seconds)))
            })
    }
}
