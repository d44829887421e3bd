//! How long to wait between polls (RFC 8628 sections 3.2 and 3.5).

use std::time::Duration;

/// What the client must use when the service names no interval (section 3.2).
const DEFAULT_INTERVAL: Duration = Duration::from_secs(5);

/// What keeps an interval of 0 from being a busy loop; AWS itself asks for 1 s.
const SHORTEST_INTERVAL: Duration = Duration::from_secs(1);

/// What `slow_down` adds to the interval (section 3.5).
const SLOW_DOWN: Duration = Duration::from_secs(5);

/// What trouble may make of a wait: a person who has approved should not have to watch for minutes.
const LONGEST_AFTER_TROUBLE: Duration = Duration::from_secs(60);

/// The failure in a row that ends the flow: at an interval of 1 s, a service or network that is gone for over a minute.
const FAILURES_IN_A_ROW: u32 = 6;

/// The interval, and what has happened to it so far.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pace {
    interval: Duration,
    failures: u32,
}

impl Pace {
    /// The pace that the service asks for, for codes with this lifetime.
    pub(super) fn new(interval: Option<i32>, lifetime: Duration) -> Self {
        let asked_for = interval
            .and_then(|seconds| u64::try_from(seconds).ok())
            .map(|seconds| Duration::from_secs(seconds).max(SHORTEST_INTERVAL))
            // A service that wants to be polled cannot mean an interval that leaves no time for a single poll.
            .filter(|interval| *interval < lifetime);
        Self {
            interval: asked_for.unwrap_or(DEFAULT_INTERVAL),
            failures: 0,
        }
    }

    /// The wait after a pending reply.
    pub(super) fn pending(&mut self) -> Duration {
        self.failures = 0;
        self.interval
    }

    /// The wait after a request to slow down, which holds for all further ones.
    pub(super) fn slow_down(&mut self) -> Duration {
        self.failures = 0;
        self.interval = self.interval.saturating_add(SLOW_DOWN);
        self.interval
    }

    /// The wait after a timeout, which holds for all further ones; `None` when it was one too many.
    pub(super) fn timed_out(&mut self) -> Option<Duration> {
        self.fail()?;
        self.interval = self.backed_off(2);
        Some(self.interval)
    }

    /// The wait after another failure, for this time only; `None` when it was one too many.
    pub(super) fn failed(&mut self) -> Option<Duration> {
        self.fail()?;
        Some(self.backed_off(1 << self.failures))
    }

    fn fail(&mut self) -> Option<()> {
        self.failures += 1;
        (self.failures < FAILURES_IN_A_ROW).then_some(())
    }

    /// Never shorter than the interval, which the service may have set above the limit.
    fn backed_off(&self, factor: u32) -> Duration {
        self.interval
            .saturating_mul(factor)
            .min(LONGEST_AFTER_TROUBLE)
            .max(self.interval)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Pace;

    const TEN_MINUTES: Duration = Duration::from_secs(600);

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn asked_for(interval: Option<i32>) -> Duration {
        Pace::new(interval, TEN_MINUTES).pending()
    }

    #[test]
    fn the_interval_is_the_services_or_five_seconds() {
        assert_eq!(asked_for(Some(1)), seconds(1));
        assert_eq!(asked_for(Some(120)), seconds(120));
        assert_eq!(asked_for(None), seconds(5));
    }

    #[test]
    fn absurd_intervals_are_bounded() {
        assert_eq!(asked_for(Some(0)), seconds(1));
        assert_eq!(asked_for(Some(-1)), seconds(5));
        assert_eq!(asked_for(Some(i32::MIN)), seconds(5));
        assert_eq!(asked_for(Some(600)), seconds(5));
        assert_eq!(asked_for(Some(i32::MAX)), seconds(5));
    }

    #[test]
    fn slowing_down_adds_five_seconds_for_good() {
        let mut pace = Pace::new(Some(1), TEN_MINUTES);
        assert_eq!(pace.slow_down(), seconds(6));
        assert_eq!(pace.pending(), seconds(6));
        assert_eq!(pace.slow_down(), seconds(11));
        assert_eq!(pace.pending(), seconds(11));
    }

    #[test]
    fn a_timeout_doubles_for_good_up_to_a_minute() {
        let mut pace = Pace::new(Some(8), TEN_MINUTES);
        for wait in [16, 32, 60, 60] {
            assert_eq!(pace.timed_out(), Some(seconds(wait)));
            assert_eq!(pace.pending(), seconds(wait));
        }
    }

    #[test]
    fn a_timeout_never_shortens_what_the_service_asked_for() {
        let mut pace = Pace::new(Some(90), TEN_MINUTES);
        assert_eq!(pace.timed_out(), Some(seconds(90)));
    }

    #[test]
    fn other_failures_lengthen_the_wait_but_not_the_interval() {
        let mut pace = Pace::new(Some(1), TEN_MINUTES);
        assert_eq!(pace.failed(), Some(seconds(2)));
        assert_eq!(pace.failed(), Some(seconds(4)));
        assert_eq!(pace.pending(), seconds(1));
        assert_eq!(pace.failed(), Some(seconds(2)));
    }

    #[test]
    fn the_sixth_failure_in_a_row_is_one_too_many() {
        let mut pace = Pace::new(Some(1), TEN_MINUTES);
        let waits: Vec<_> = std::iter::from_fn(|| pace.failed()).collect();
        assert_eq!(waits, [2, 4, 8, 16, 32].map(seconds));
    }
}
