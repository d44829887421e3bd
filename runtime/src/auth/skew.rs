//! A wrong clock: measured, named and corrected.

use std::fmt;
use std::time::Duration;

use http::HeaderMap;
use http::header::{AGE, DATE};

use crate::values::{Timestamp, TimestampFormat};

/// Below this, a refused signature is a wrong signature: the services allow 5 minutes at the least, and a reply takes some
/// time on its way.
const NOTICEABLE: Duration = Duration::from_secs(4 * 60);

/// From this on, half of the time between request and reply says too little of when the reply was written.
const LONGEST_EXCHANGE_MILLIS: i64 = 15 * 60 * 1000;

const MILLIS_PER_SECOND: i64 = 1000;
const NANOS_PER_MILLI: u32 = 1_000_000;

/// How far the clock of a service is ahead of this machine's.
///
/// AWS refuses what is signed for a time that is 5 minutes (some services: 15) from its own. What a reply says in its header
/// `Date` tells how wrong the local clock is; requests are then signed for the [corrected](Self::correct) time. The
/// measurement, the list of [errors](ClockFault) and the threshold of 4 minutes are those of AWS's own clients.
///
/// `Display` is a clause for a message: `this machine's clock is 12 min behind the service's`.
///
/// ```
/// use aws_operation::http::HeaderMap;
/// use aws_operation::{ClockFault, ClockSkew, Timestamp};
///
/// // The local clock, when the request went out and when the reply came.
/// let (sent, received): (Timestamp, Timestamp) =
///     ("2026-01-01T00:00:00Z".parse()?, "2026-01-01T00:00:02Z".parse()?);
/// let mut headers = HeaderMap::new();
/// headers.insert("date", "Thu, 01 Jan 2026 00:12:01 GMT".parse()?);
///
/// let skew = ClockSkew::measure(&headers, sent, received).expect("the reply has a date");
/// assert_eq!(skew.to_string(), "this machine's clock is 12 min behind the service's");
///
/// // The request was signed without a correction, and refused:
/// let fault = ClockFault::of("SignatureDoesNotMatch", None).expect("a code that it may have");
/// assert!(skew.explains(fault, ClockSkew::ZERO));
/// assert_eq!(skew.correct(received).to_string(), "2026-01-01T00:12:02Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockSkew {
    millis: i64,
}

impl ClockSkew {
    /// The clocks agree.
    pub const ZERO: Self = Self { millis: 0 };

    #[cfg(all(feature = "client", feature = "sigv4"))]
    pub(crate) const fn from_millis(millis: i64) -> Self {
        Self { millis }
    }

    /// Measures by a reply: its header `Date` against the middle of the exchange, both ends by the local clock.
    ///
    /// `None` where the reply does not tell: it has no `Date` that can be read, it comes out of a cache (it has the header
    /// `Age`), or it took more than 15 minutes.
    #[must_use]
    pub fn measure(headers: &HeaderMap, sent: Timestamp, received: Timestamp) -> Option<Self> {
        if headers.contains_key(AGE) {
            return None;
        }
        let date = headers.get(DATE)?.to_str().ok()?;
        let date = Timestamp::parse(date, TimestampFormat::HttpDate)?;
        // A clock that was set back meanwhile gives a negative time.
        let elapsed = millis(received).saturating_sub(millis(sent)).max(0);
        (elapsed <= LONGEST_EXCHANGE_MILLIS).then(|| Self {
            millis: millis(date).saturating_sub(millis(sent) + elapsed / 2),
        })
    }

    /// What the clock of the service shows when the local one shows this.
    #[must_use]
    pub fn correct(self, local: Timestamp) -> Timestamp {
        let millis = millis(local).saturating_add(self.millis);
        let rest = u32::try_from(millis.rem_euclid(MILLIS_PER_SECOND)).unwrap_or_default();
        Timestamp::from_epoch(
            millis.div_euclid(MILLIS_PER_SECOND),
            rest * NANOS_PER_MILLI + local.subsec_nanos() % NANOS_PER_MILLI,
        )
    }

    /// Milliseconds by which the clock of the service is ahead; negative where it is behind.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.millis
    }

    /// Whether the clocks differ by more than 4 minutes.
    #[must_use]
    pub const fn is_noticeable(self) -> bool {
        self.millis.unsigned_abs() as u128 > NOTICEABLE.as_millis()
    }

    /// Whether this skew, measured by the reply, explains that a request was refused which was signed with the correction
    /// `used`: whether it is worth signing again.
    ///
    /// A [possible](ClockFault::Possible) fault is explained by a difference of more than 4 minutes, so that wrong keys are
    /// not tried again for a clock that was corrected already. A [certain](ClockFault::Certain) one always is.
    #[must_use]
    pub const fn explains(self, fault: ClockFault, used: Self) -> bool {
        match fault {
            ClockFault::Certain => true,
            ClockFault::Possible => Self {
                millis: self.millis.saturating_sub(used.millis),
            }
            .is_noticeable(),
        }
    }
}

impl fmt::Display for ClockSkew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.millis.unsigned_abs() / MILLIS_PER_SECOND.unsigned_abs();
        if seconds == 0 {
            return f.write_str("this machine's clock agrees with the service's");
        }
        f.write_str("this machine's clock is ")?;
        let units = [
            (seconds / 86_400, "d"),
            (seconds / 3600 % 24, "h"),
            (seconds / 60 % 60, "min"),
            (seconds % 60, "s"),
        ];
        for (count, unit) in units.into_iter().filter(|(count, _)| *count > 0) {
            write!(f, "{count} {unit} ")?;
        }
        f.write_str(if self.millis > 0 {
            "behind the service's"
        } else {
            "ahead of the service's"
        })
    }
}

const fn millis(time: Timestamp) -> i64 {
    time.epoch_seconds() * MILLIS_PER_SECOND + (time.subsec_nanos() / NANOS_PER_MILLI) as i64
}

/// Whether a service refused a request for the time that it was signed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockFault {
    /// It says so.
    Certain,
    /// It says that the signature is wrong, of which a wrong clock is one cause.
    Possible,
}

impl ClockFault {
    /// Reads an error code, such as `RequestTimeTooSkewed`, and the message with it, which may name the times that were
    /// compared.
    #[must_use]
    pub fn of(code: &str, message: Option<&str>) -> Option<Self> {
        let says_so = message.is_some_and(|message| {
            ["Signature expired", "Signature not yet current"]
                .iter()
                .any(|begin| message.starts_with(begin))
        });
        match code {
            "RequestTimeTooSkewed" | "RequestExpired" | "RequestInTheFuture" => Some(Self::Certain),
            _ if says_so => Some(Self::Certain),
            "InvalidSignatureException"
            | "SignatureDoesNotMatch"
            | "AuthFailure"
            | "AccessDeniedException" => Some(Self::Possible),
            _ => None,
        }
    }
}
