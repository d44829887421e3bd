//! The attempts of one call.

use std::time::{Duration, Instant};

use crate::client::retry::verdict::{Asked, Verdict};
use crate::client::retry::{Clock, Quota, RetryPolicy};
use crate::error::Error;
use crate::protocol::ModeledError;

/// How much longer `x-amz-retry-after` can make a wait.
const LONGEST_ADDITION: Duration = Duration::from_secs(5);

/// Decides after each failure whether the call is made again. It waits for nothing itself.
#[derive(Debug)]
pub(crate) struct Attempts<'a> {
    policy: RetryPolicy,
    quota: &'a Quota,
    is_idempotent: bool,
    deadline: Option<Instant>,
    failures: u32,
    paid: Option<u32>,
}

impl<'a> Attempts<'a> {
    /// Before the first attempt.
    pub(crate) const fn new(
        policy: RetryPolicy,
        quota: &'a Quota,
        is_idempotent: bool,
        deadline: Option<Instant>,
    ) -> Self {
        Self {
            policy,
            quota,
            is_idempotent,
            deadline,
            failures: 0,
            paid: None,
        }
    }

    /// The number of the attempt that is being made, counted from one.
    pub(crate) const fn current(&self) -> u32 {
        self.failures.saturating_add(1)
    }

    pub(crate) fn succeeded(self) {
        self.quota.give_back(self.paid);
    }

    /// The request was signed for a time that the service does not accept, and the right one is known now: nothing was done,
    /// and nothing is to be waited for.
    pub(crate) fn refused_for_the_clock(&mut self, clock: &dyn Clock) -> Option<Duration> {
        self.next(Verdict::Safe, |_, _| Some(Duration::ZERO), clock)
    }

    /// How long to wait before the next attempt; `None` if there is none.
    pub(crate) fn failed<E: ModeledError>(
        &mut self,
        error: &Error<E>,
        clock: &dyn Clock,
    ) -> Option<Duration> {
        let asked = error
            .service_error()
            .and_then(|error| Asked::by(error.headers()));
        let wait = |policy: &RetryPolicy, backoff: Duration| match asked {
            None => Some(backoff),
            Some(Asked::Longer(asked)) => {
                Some(asked.clamp(backoff, backoff.saturating_add(LONGEST_ADDITION)))
            }
            Some(Asked::AtLeast(asked)) => {
                (asked <= policy.max_backoff).then_some(asked.max(backoff))
            }
        };
        self.next(Verdict::of(error), wait, clock)
    }

    fn next(
        &mut self,
        verdict: Verdict,
        wait: impl FnOnce(&RetryPolicy, Duration) -> Option<Duration>,
        clock: &dyn Clock,
    ) -> Option<Duration> {
        self.failures = self.failures.saturating_add(1);
        let is_throttling = match verdict {
            Verdict::Throttled => true,
            Verdict::Safe => false,
            Verdict::Transient if self.is_idempotent => false,
            Verdict::Transient | Verdict::Final => return None,
        };
        if self.failures >= self.policy.max_attempts {
            return None;
        }
        let backoff = self
            .policy
            .backoff(self.failures, is_throttling, clock.random());
        let wait = wait(&self.policy, backoff)?;
        if let Some(deadline) = self.deadline
            && clock
                .now()
                .checked_add(wait)
                .is_none_or(|then| then >= deadline)
        {
            return None;
        }
        self.paid = Some(self.quota.pay(is_throttling)?);
        Some(wait)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Attempts;
    use crate::client::retry::verdict::Verdict;
    use crate::client::retry::{Clock, Quota, RetryPolicy};

    /// No time passes, and every wait is the longest.
    struct Frozen(Instant);

    impl Clock for Frozen {
        fn now(&self) -> Instant {
            self.0
        }

        fn sleep(&self, _: Duration) {}

        fn random(&self) -> f64 {
            1.0
        }
    }

    fn waits(attempts: &mut Attempts<'_>, verdict: Verdict) -> Vec<Option<Duration>> {
        let clock = Frozen(Instant::now());
        (0..3)
            .map(|_| attempts.next(verdict, |_, backoff| Some(backoff), &clock))
            .collect()
    }

    #[test]
    fn three_attempts_and_no_more() {
        for (verdict, first, second) in [
            (Verdict::Transient, 50, 100),
            (Verdict::Safe, 50, 100),
            (Verdict::Throttled, 1000, 2000),
        ] {
            let [first, second] = [first, second].map(Duration::from_millis);
            let quota = Quota::new();
            let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
            assert_eq!(attempts.current(), 1);
            let expected = [Some(first), Some(second), None];
            assert_eq!(waits(&mut attempts, verdict), expected);
        }
    }

    #[test]
    fn what_may_not_be_made_twice_is_made_once() {
        let quota = Quota::new();
        let begin = |policy, is_idempotent| Attempts::new(policy, &quota, is_idempotent, None);
        let mut once = begin(RetryPolicy::standard(), false);
        assert_eq!(waits(&mut once, Verdict::Transient), [None; 3]);
        for verdict in [Verdict::Safe, Verdict::Throttled] {
            assert!(waits(&mut begin(RetryPolicy::standard(), false), verdict)[0].is_some());
            let mut switched_off = begin(RetryPolicy::none(), true);
            assert_eq!(waits(&mut switched_off, verdict), [None; 3]);
        }
        let mut idempotent = begin(RetryPolicy::standard(), true);
        assert_eq!(waits(&mut idempotent, Verdict::Final), [None; 3]);
    }

    #[test]
    fn no_wait_goes_past_the_deadline() {
        let quota = Quota::new();
        let deadline = Instant::now() + Duration::from_millis(1500);
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, Some(deadline));
        let waits = waits(&mut attempts, Verdict::Throttled);
        assert_eq!(waits, [Some(Duration::from_secs(1)), None, None]);
    }

    #[test]
    fn an_empty_quota_ends_the_attempts() {
        for (verdict, attempts) in [(Verdict::Transient, 35), (Verdict::Throttled, 100)] {
            let quota = Quota::new();
            let paid = (0..1000).take_while(|_| {
                let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
                waits(&mut attempts, verdict)[0].is_some()
            });
            // Each of them pays for two.
            assert_eq!(paid.count(), attempts / 2 + attempts % 2);
        }
    }
}
