//! A call with all its attempts, whatever its protocol.

use crate::client::Shared;
use crate::client::retry::{Attempts, RetryPolicy};
use crate::client::trace::Trace;
use crate::error::Error;
use crate::protocol::ModeledError;

/// What the attempts of a call depend on.
#[derive(Clone, Copy)]
pub(super) struct Repeats {
    pub(super) policy: RetryPolicy,
    pub(super) is_idempotent: bool,
    /// Whether a refusal may be for this machine's clock.
    pub(super) is_signed: bool,
}

impl Shared {
    /// Makes an attempt, and others after failures that may pass, with the waits between them.
    pub(super) fn repeat<T, E: ModeledError>(
        &self,
        repeats: Repeats,
        trace: &mut Trace,
        mut attempt: impl FnMut(&mut Trace) -> Result<T, Error<E>>,
    ) -> Result<T, Error<E>> {
        let clock = &*self.clock;
        let deadline = self
            .operation_timeout
            .and_then(|limit| clock.now().checked_add(limit));
        let mut attempts =
            Attempts::new(repeats.policy, &self.quota, repeats.is_idempotent, deadline);
        let mut last = None;
        loop {
            let sent = clock.time();
            let error = match attempt(trace) {
                Ok(output) => {
                    attempts.succeeded();
                    return Ok(output);
                }
                // A stream that can be sent once: what came of the attempt before says more.
                Err(error @ Error::Build(_)) => return Err(last.unwrap_or(error)),
                Err(error) => error,
            };
            let is_clock = repeats.is_signed
                && error
                    .service_error()
                    .is_some_and(|error| self.authorizer.learns_from(error, sent, clock.time()));
            let wait = if is_clock {
                attempts.refused_for_the_clock(clock)
            } else {
                attempts.failed(&error, clock)
            };
            match wait {
                Some(wait) => clock.sleep(wait),
                None => return Err(error),
            }
            last = Some(error);
            trace.attempt(attempts.current());
        }
    }
}
