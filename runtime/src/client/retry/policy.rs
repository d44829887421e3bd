//! How often, and how long between.

use std::time::Duration;

/// The longest first wait: the service asks for fewer calls, or the failure may pass at once.
const BASE_OF_THROTTLING: Duration = Duration::from_secs(1);
const BASE: Duration = Duration::from_millis(50);

/// How often a call is made, and how long it waits in between.
///
/// | setting | [`standard`](Self::standard), the default |
/// | --- | --- |
/// | [`max_attempts`](Self::max_attempts) | 3 |
/// | [`max_backoff`](Self::max_backoff) | 20 s |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct RetryPolicy {
    pub(super) max_attempts: u32,
    pub(super) max_backoff: Duration,
}

impl RetryPolicy {
    /// The standard mode of AWS's SDKs: three attempts.
    pub const fn standard() -> Self {
        Self {
            max_attempts: 3,
            max_backoff: Duration::from_secs(20),
        }
    }

    /// Every call is made once.
    pub const fn none() -> Self {
        Self {
            max_attempts: 1,
            ..Self::standard()
        }
    }

    /// How often a call is made at most, the first time included. 0 is 1.
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The longest wait between two attempts. Where `Retry-After` asks for a longer one, the call is not made again;
    /// `x-amz-retry-after` can add 5 s.
    pub const fn max_backoff(mut self, limit: Duration) -> Self {
        self.max_backoff = limit;
        self
    }

    /// The wait before the attempt that follows `failures` failures: exponential with full jitter. `random` is in 0..1.
    pub(super) fn backoff(&self, failures: u32, is_throttling: bool, random: f64) -> Duration {
        let base = if is_throttling {
            BASE_OF_THROTTLING
        } else {
            BASE
        };
        let exponent = failures.saturating_sub(1).min(31);
        let limit = base.saturating_mul(1 << exponent).min(self.max_backoff);
        limit.mul_f64(random.clamp(0.0, 1.0))
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::standard()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::RetryPolicy;

    #[test]
    fn the_wait_doubles_up_to_its_limit() {
        let policy = RetryPolicy::standard();
        let waits = |is_throttling| {
            [1, 2, 3, 4, 5, 6, 9, 10, 100]
                .map(|failures| policy.backoff(failures, is_throttling, 1.0).as_millis())
        };
        assert_eq!(
            waits(true),
            [
                1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000, 20_000
            ]
        );
        assert_eq!(
            waits(false),
            [50, 100, 200, 400, 800, 1600, 12_800, 20_000, 20_000]
        );
        assert_eq!(policy.backoff(3, true, 0.25), Duration::from_secs(1));
        assert_eq!(policy.backoff(3, true, 0.0), Duration::ZERO);
        // Whatever a generator of somebody's own gives.
        assert_eq!(
            policy.backoff(1, true, f64::INFINITY),
            Duration::from_secs(1)
        );
        assert_eq!(policy.backoff(1, true, -1.0), Duration::ZERO);
    }
}
