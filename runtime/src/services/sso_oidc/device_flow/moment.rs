//! A point in time, on both clocks.

use std::ops::Add;
use std::time::{Duration, Instant, SystemTime};

/// A point in time, read from both clocks at once.
///
/// Intervals and deadlines use the monotonic clock, which nobody can set. Only what leaves the process (when a token or a
/// registration expires) uses the wall clock. A test needs no clock at all: take one `Moment` and add to it.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::sso_oidc::device_flow::Moment;
///
/// let start = Moment::now();
/// let later = start + Duration::from_secs(600);
/// assert_eq!(later.monotonic - start.monotonic, Duration::from_secs(600));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The monotonic clock: for intervals and deadlines.
    pub monotonic: Instant,
    /// The wall clock: for times that are stored or compared with those of another machine.
    pub wall: SystemTime,
}

impl Moment {
    /// The same point in time on both clocks.
    #[must_use]
    pub fn new(monotonic: Instant, wall: SystemTime) -> Self {
        Self { monotonic, wall }
    }

    /// Reads both clocks.
    #[must_use]
    pub fn now() -> Self {
        Self::new(Instant::now(), SystemTime::now())
    }
}

/// A later moment; a clock that cannot represent the sum stays where it is.
impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self {
            monotonic: self
                .monotonic
                .checked_add(duration)
                .unwrap_or(self.monotonic),
            wall: self.wall.checked_add(duration).unwrap_or(self.wall),
        }
    }
}
