//! Moments in time.

mod format;
mod parse;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub use format::TimestampFormat;
pub use value::FormatTimestamps;
pub(crate) use value::Formatted;

const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// A moment in time, to the nanosecond, between the years 0001 and 9999: the type of a timestamp member.
///
/// The range is that of RFC 3339; what lies outside is brought to the nearest end, or is an error where it is read. Without
/// a format of its own, a member is written as Smithy says: in a JSON body as seconds since 1970, in labels and query
/// parameters as a date-time, in headers as an HTTP date. Reading understands all three everywhere. `Display` and `Debug`
/// show the date-time.
///
/// ```
/// use aws_operation::Timestamp;
///
/// let timestamp = Timestamp::from_secs(1_576_540_098);
/// assert_eq!(timestamp.to_string(), "2019-12-16T23:48:18Z");
/// assert_eq!("Mon, 16 Dec 2019 23:48:18 GMT".parse(), Ok(timestamp));
/// ```
// The fields in this order, since comparing goes by them.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    /// Below `NANOS_PER_SECOND`, and forward in time also before 1970.
    nanos: u32,
}

impl Timestamp {
    /// `0001-01-01T00:00:00Z`.
    pub const MIN: Self = Self {
        seconds: -62_135_596_800,
        nanos: 0,
    };
    /// `9999-12-31T23:59:59.999999999Z`.
    pub const MAX: Self = Self {
        seconds: 253_402_300_799,
        nanos: NANOS_PER_SECOND - 1,
    };

    /// The moment so many seconds after 1970 began, or before where negative. [`MIN`](Self::MIN) or [`MAX`](Self::MAX)
    /// where that is out of range.
    #[must_use]
    pub const fn from_secs(seconds: i64) -> Self {
        Self::from_epoch(seconds, 0)
    }

    /// The moment so many seconds and then so many nanoseconds after 1970 began. A second or more of nanoseconds counts on.
    /// [`MIN`](Self::MIN) or [`MAX`](Self::MAX) where that is out of range.
    ///
    /// ```
    /// use aws_operation::Timestamp;
    ///
    /// assert_eq!(Timestamp::from_epoch(-1, 500_000_000).to_string(), "1969-12-31T23:59:59.5Z");
    /// ```
    #[must_use]
    pub const fn from_epoch(seconds: i64, nanos: u32) -> Self {
        let seconds = seconds.saturating_add((nanos / NANOS_PER_SECOND) as i64);
        if seconds < Self::MIN.seconds {
            Self::MIN
        } else if seconds > Self::MAX.seconds {
            Self::MAX
        } else {
            Self {
                seconds,
                nanos: nanos % NANOS_PER_SECOND,
            }
        }
    }

    /// As [`from_epoch`](Self::from_epoch), for what was read: `None` where it is out of range.
    fn in_range(seconds: i64, nanos: u32) -> Option<Self> {
        let seconds = seconds.checked_add(i64::from(nanos / NANOS_PER_SECOND))?;
        (Self::MIN.seconds..=Self::MAX.seconds)
            .contains(&seconds)
            .then_some(Self {
                seconds,
                nanos: nanos % NANOS_PER_SECOND,
            })
    }

    /// Whole seconds since 1970 began, rounded down: negative before.
    #[must_use]
    pub const fn epoch_seconds(self) -> i64 {
        self.seconds
    }

    /// What comes on top of [`epoch_seconds`](Self::epoch_seconds), in nanoseconds: 0 to 999,999,999.
    #[must_use]
    pub const fn subsec_nanos(self) -> u32 {
        self.nanos
    }
}

impl From<SystemTime> for Timestamp {
    /// [`MIN`](Self::MIN) or [`MAX`](Self::MAX) where the time is out of range.
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self::from_epoch(whole_seconds(after), after.subsec_nanos()),
            Err(error) => {
                let before = error.duration();
                match before.subsec_nanos() {
                    0 => Self::from_secs(-whole_seconds(before)),
                    nanos => Self::from_epoch(-whole_seconds(before) - 1, NANOS_PER_SECOND - nanos),
                }
            }
        }
    }
}

fn whole_seconds(duration: Duration) -> i64 {
    // Not `i64::MAX`, so that it can be negated and counted on. Either is far out of range.
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX / 2)
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    /// # Errors
    ///
    /// Where this system's clock type cannot hold the time. On Unix it always can; on Windows not before 1601.
    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        let seconds = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let whole = if timestamp.seconds < 0 {
            UNIX_EPOCH.checked_sub(seconds)
        } else {
            UNIX_EPOCH.checked_add(seconds)
        };
        whole
            .and_then(|time| time.checked_add(Duration::from_nanos(timestamp.nanos.into())))
            .ok_or(TimestampError(
                "the time is out of the range of this system's clock",
            ))
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads a timestamp in any of the [formats](TimestampFormat).
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        Self::parse_any(text).ok_or(TimestampError(EXPECTED))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.format(TimestampFormat::DateTime))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a reader of timestamps looks for.
const EXPECTED: &str = "a timestamp of the years 0001 to 9999: seconds since 1970, a date-time (RFC 3339) or an HTTP date";

/// A [`Timestamp`] that could not be read, or not be turned into a [`SystemTime`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampError(&'static str);

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == EXPECTED {
            f.write_str("expected ")?;
        }
        f.write_str(self.0)
    }
}

impl std::error::Error for TimestampError {}
