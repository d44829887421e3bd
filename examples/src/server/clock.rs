//! Time as the server sees it.

use std::ops::Add;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A point in time, counted from the Unix epoch.
///
/// The store never reads a clock: each of its methods is told the time, so a test can let an hour pass in no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(Duration);

impl Time {
    /// The time that lies `seconds` after the Unix epoch.
    #[must_use]
    pub const fn from_epoch_seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds))
    }

    /// Whole seconds since the Unix epoch.
    #[must_use]
    pub fn epoch_seconds(self) -> i64 {
        i64::try_from(self.0.as_secs()).unwrap_or(i64::MAX)
    }

    /// Whole milliseconds since the Unix epoch.
    #[must_use]
    pub fn epoch_milliseconds(self) -> i64 {
        i64::try_from(self.0.as_millis()).unwrap_or(i64::MAX)
    }

    /// How long after `earlier` this is; zero if it is not after it.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Duration> for Time {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }
}

/// The clock of a running server: the date at its start plus what has passed since then.
///
/// It never goes back, so setting the machine's clock neither revives an expired code nor ends a fresh one.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    started: Instant,
    date: Duration,
}

impl Clock {
    /// A clock that starts now.
    #[must_use]
    pub fn start() -> Self {
        Self {
            started: Instant::now(),
            date: SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default(),
        }
    }

    /// The present time.
    #[must_use]
    pub fn now(&self) -> Time {
        Time(self.date.saturating_add(self.started.elapsed()))
    }
}
