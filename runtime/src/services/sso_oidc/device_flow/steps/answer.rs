//! What an error of a call means for the flow.

use std::time::Duration;

use crate::sso_oidc::CreateTokenError;
use crate::{Error, ModeledError};

/// How often `RegisterClient` and `StartDeviceAuthorization` are sent at most.
const ATTEMPTS_BEFORE_CODES: u32 = 3;

/// What `slow_down` asks for (RFC 8628 section 3.5), used here for the calls that have no interval of their own.
const SLOW_DOWN: Duration = Duration::from_secs(5);

/// What an error of `CreateToken` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nobody has decided yet.
    Pending,
    /// Nobody has decided yet, or the service is busy: ask less often.
    SlowDown,
    /// No answer in time: ask less often (RFC 8628 section 3.5).
    TimedOut,
    /// No answer, or the service failed: ask again.
    Trouble,
    /// The registration is not accepted.
    InvalidClient,
    /// The code is not known, or spent.
    InvalidGrant,
    Denied,
    Expired,
    /// Anything else: RFC 8628 section 3.5 has the client stop.
    Final,
}

impl Answer {
    pub(super) fn of(error: &Error<CreateTokenError>) -> Self {
        match error {
            Error::Timeout(_) => return Self::TimedOut,
            Error::Transport(error) if error.is_transient() => return Self::Trouble,
            _ => {}
        }
        match error.modeled() {
            Some(CreateTokenError::AuthorizationPendingException(_)) => Self::Pending,
            Some(CreateTokenError::SlowDownException(_)) => Self::SlowDown,
            Some(CreateTokenError::InvalidClientException(_)) => Self::InvalidClient,
            Some(CreateTokenError::InvalidGrantException(_)) => Self::InvalidGrant,
            Some(CreateTokenError::AccessDeniedException(_)) => Self::Denied,
            Some(CreateTokenError::ExpiredTokenException(_)) => Self::Expired,
            _ if error.is_throttling() => Self::SlowDown,
            // The codes that end the flow are client errors; a 5xx says nothing about the request.
            _ if is_server_error(error) => Self::Trouble,
            _ => Self::Final,
        }
    }
}

/// How long to wait before a call that precedes the codes is sent again; `None` if it should not be.
///
/// Only a reply that reports a failure counts. If the call was served behind a gateway that says otherwise, the repeat
/// leaves a registration or a code behind that nobody uses.
pub(super) fn delay_before_codes<E: ModeledError>(
    error: &Error<E>,
    failures: &mut u32,
) -> Option<Duration> {
    *failures += 1;
    if *failures >= ATTEMPTS_BEFORE_CODES {
        None
    } else if error.is_throttling() {
        Some(SLOW_DOWN)
    } else if is_server_error(error) {
        Some(Duration::from_secs(1 << *failures))
    } else {
        None
    }
}

fn is_server_error<E>(error: &Error<E>) -> bool {
    error
        .service_error()
        .is_some_and(|reply| reply.status().is_server_error())
}
