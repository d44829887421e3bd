//! The attempts of one call.

use std::time::{Duration, Instant};

use crate::client::retry::verdict::{Verdict, asked_wait};
use crate::client::retry::{Clock, Quota, RetryPolicy};
use crate::error::Error;
use crate::protocol::ModeledError;

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
        self.next(Verdict::Safe, Some(Duration::ZERO), clock)
    }

    /// How long to wait before the next attempt; `None` if there is none.
    pub(crate) fn failed<E: ModeledError>(
        &mut self,
        error: &Error<E>,
        clock: &dyn Clock,
    ) -> Option<Duration> {
        let asked = error
            .service_error()
            .and_then(|error| asked_wait(error.headers()));
        self.next(Verdict::of(error), asked, clock)
    }

    fn next(
        &mut self,
        verdict: Verdict,
        asked: Option<Duration>,
        clock: &dyn Clock,
    ) -> Option<Duration> {
        self.failures = self.failures.saturating_add(1);
        let is_timeout = match verdict {
            Verdict::Safe => false,
            Verdict::Transient { is_timeout } if self.is_idempotent => is_timeout,
            Verdict::Transient { .. } | Verdict::Final => return None,
        };
        if self.failures >= self.policy.max_attempts {
            return None;
        }
        let wait = match asked {
            // Sooner would be in vain.
            Some(asked) if asked > self.policy.max_backoff => return None,
            Some(asked) => asked,
            None => self.policy.backoff(self.failures, clock.random()),
        };
        if let Some(deadline) = self.deadline
            && clock
                .now()
                .checked_add(wait)
                .is_none_or(|then| then >= deadline)
        {
            return None;
        }
        self.paid = Some(self.quota.pay(is_timeout)?);
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

    const TRANSIENT: Verdict = Verdict::Transient { is_timeout: false };

    fn waits(
        attempts: &mut Attempts<'_>,
        verdict: Verdict,
        asked: Option<u64>,
    ) -> Vec<Option<Duration>> {
        let clock = Frozen(Instant::now());
        let asked = asked.map(Duration::from_secs);
        (0..3)
            .map(|_| attempts.next(verdict, asked, &clock))
            .collect()
    }

    #[test]
    fn three_attempts_and_no_more() {
        let quota = Quota::new();
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
        assert_eq!(attempts.current(), 1);
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        let expected = [seconds(1), seconds(2), None];
        assert_eq!(waits(&mut attempts, TRANSIENT, None), expected);
    }

    #[test]
    fn what_may_not_be_made_twice_is_made_once() {
        let quota = Quota::new();
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, false, None);
        assert_eq!(waits(&mut attempts, TRANSIENT, None), [None; 3]);
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, false, None);
        assert!(waits(&mut attempts, Verdict::Safe, None)[0].is_some());
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
        assert_eq!(waits(&mut attempts, Verdict::Final, None), [None; 3]);
        let mut attempts = Attempts::new(RetryPolicy::none(), &quota, true, None);
        assert_eq!(waits(&mut attempts, Verdict::Safe, None), [None; 3]);
    }

    #[test]
    fn a_reply_can_ask_for_a_wait() {
        let quota = Quota::new();
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
        assert_eq!(
            waits(&mut attempts, TRANSIENT, Some(7))[0],
            Some(Duration::from_secs(7))
        );
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
        assert_eq!(waits(&mut attempts, TRANSIENT, Some(21))[0], None);
    }

    #[test]
    fn no_wait_goes_past_the_deadline() {
        let quota = Quota::new();
        let deadline = Instant::now() + Duration::from_millis(1500);
        let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, Some(deadline));
        let waits = waits(&mut attempts, TRANSIENT, None);
        assert_eq!(waits, [Some(Duration::from_secs(1)), None, None]);
    }

    #[test]
    fn an_empty_quota_ends_the_attempts() {
        let quota = Quota::new();
        let clock = Frozen(Instant::now());
        let mut paid = 0;
        loop {
            let mut attempts = Attempts::new(RetryPolicy::standard(), &quota, true, None);
            if attempts.next(TRANSIENT, None, &clock).is_none() {
                break;
            }
            paid += 1;
        }
        assert_eq!(paid, 100);
        Attempts::new(RetryPolicy::standard(), &quota, true, None).succeeded();
    }
}
