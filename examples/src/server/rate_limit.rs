//! How often something may be done.

use std::time::Duration;

use super::clock::Time;

/// Allows `per_minute` uses at once and gives one back every `60 / per_minute` seconds.
///
/// It remembers one point in time, the one at which all uses are back (the generic cell rate algorithm).
#[derive(Clone, Debug)]
pub struct RateLimit {
    period: Duration,
    burst: u32,
    full_at: Option<Time>,
}

impl RateLimit {
    /// A limit of `per_minute` uses; zero counts as one.
    #[must_use]
    pub fn per_minute(per_minute: u32) -> Self {
        let burst = per_minute.max(1);
        Self {
            period: Duration::from_secs(60) / burst,
            burst,
            full_at: None,
        }
    }

    /// Whether a use is left at `now`.
    #[must_use]
    pub fn allows(&self, now: Time) -> bool {
        let owed = self.full_at.map_or(Duration::ZERO, |at| at.since(now));
        owed <= self.period * (self.burst - 1)
    }

    /// Takes a use if one is left, and says whether it did.
    pub fn take(&mut self, now: Time) -> bool {
        if !self.allows(now) {
            return false;
        }
        let from = self.full_at.map_or(now, |at| at.max(now));
        self.full_at = Some(from + self.period);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_allowed_then_one_per_period() {
        let start = Time::from_epoch_seconds(1_000);
        let mut limit = RateLimit::per_minute(3);
        assert!((0..3).all(|_| limit.take(start)));
        assert!(!limit.take(start + Duration::from_secs(19)));
        assert!(limit.take(start + Duration::from_secs(20)));
        assert!(!limit.take(start + Duration::from_secs(21)));
    }

    #[test]
    fn unused_time_gives_no_more_than_the_burst() {
        let mut limit = RateLimit::per_minute(2);
        assert!(limit.take(Time::from_epoch_seconds(0)));
        let later = Time::from_epoch_seconds(100_000);
        assert!(limit.take(later) && limit.take(later) && !limit.take(later));
    }
}
