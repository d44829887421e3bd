//! A call with all its attempts, whatever its protocol.

use std::time::{Duration, Instant};

use crate::client::Shared;
use crate::client::retry::{Attempts, Clock, RetryPolicy};
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

/// The time that is left for an attempt, where all attempts together have a limit.
#[derive(Clone, Copy)]
pub(super) struct TimeLeft {
    /// What is left.
    pub(super) left: Duration,
    /// What there was for all.
    pub(super) of: Duration,
}

impl TimeLeft {
    fn until(deadline: Instant, of: Duration, clock: &dyn Clock) -> Self {
        // The wait before this attempt may have been longer than it was meant to be; no time at all is no limit.
        let left = deadline.saturating_duration_since(clock.now());
        let left = left.max(Duration::from_millis(1));
        Self { left, of }
    }

    /// What is left after another while.
    pub(super) fn after(self, spent: Duration) -> Self {
        let left = self.left.saturating_sub(spent);
        let left = left.max(Duration::from_millis(1));
        Self { left, ..self }
    }
}

impl Shared {
    /// Makes an attempt, and others after failures that may pass, with the waits between them.
    pub(super) fn repeat<T, E: ModeledError>(
        &self,
        repeats: Repeats,
        trace: &mut Trace,
        mut attempt: impl FnMut(Option<TimeLeft>, &mut Trace) -> Result<T, Error<E>>,
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
            let left = self
                .operation_timeout
                .zip(deadline)
                .map(|(limit, deadline)| TimeLeft::until(deadline, limit, clock));
            let error = match attempt(left, trace) {
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::TimeLeft;

    #[test]
    fn time_runs_out_and_never_becomes_no_limit() {
        let [second, minute] = [1, 60].map(Duration::from_secs);
        let time = TimeLeft {
            left: minute,
            of: 2 * minute,
        };
        assert_eq!(time.after(second).left, Duration::from_secs(59));
        assert_eq!(time.after(second).of, 2 * minute);
        assert_eq!(time.after(2 * minute).left, Duration::from_millis(1));
    }
}
