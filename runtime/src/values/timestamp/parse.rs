//! Timestamps from text and numbers.

use chrono::{DateTime, NaiveDateTime};

use super::{NANOS_PER_SECOND, Timestamp, TimestampFormat};

/// The forms of RFC 9110 section 5.6.7, of which the last two are obsolete. Smithy adds the fraction to the first.
const HTTP_DATES: [&str; 3] = [
    "%a, %d %b %Y %H:%M:%S%.f GMT",
    "%A, %d-%b-%y %H:%M:%S GMT",
    "%a %b %e %H:%M:%S %Y",
];

impl Timestamp {
    /// Reads text in this format. `None` where it is in another, or out of range.
    ///
    /// More than nine digits of a fraction are cut off. A date-time may have any offset from UTC; the leap second `23:59:60`
    /// is the one after. An HTTP date may be in the obsolete forms of RFC 9110 too.
    #[must_use]
    pub fn parse(text: &str, format: TimestampFormat) -> Option<Self> {
        match format {
            TimestampFormat::EpochSeconds => parse_epoch_seconds(text),
            TimestampFormat::DateTime => {
                let date = DateTime::parse_from_rfc3339(text).ok()?;
                Self::in_range(date.timestamp(), date.timestamp_subsec_nanos())
            }
            TimestampFormat::HttpDate => HTTP_DATES.into_iter().find_map(|form| {
                let date = NaiveDateTime::parse_from_str(text, form).ok()?.and_utc();
                Self::in_range(date.timestamp(), date.timestamp_subsec_nanos())
            }),
        }
    }

    /// Reads text in any format.
    #[must_use]
    pub fn parse_any(text: &str) -> Option<Self> {
        [
            TimestampFormat::EpochSeconds,
            TimestampFormat::DateTime,
            TimestampFormat::HttpDate,
        ]
        .into_iter()
        .find_map(|format| Self::parse(text, format))
    }

    /// Reads a number, which holds no more than microseconds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(crate) fn from_float(seconds: f64) -> Option<Self> {
        let whole = seconds.floor();
        // Far out of range, but not of the integers below.
        if whole.is_nan() || whole.abs() > 1e15 {
            return None;
        }
        let micros = ((seconds - whole) * 1e6).round();
        Self::in_range(whole as i64, micros as u32 * 1000)
    }
}

fn parse_epoch_seconds(text: &str) -> Option<Timestamp> {
    let digits = text.strip_prefix('-');
    let is_negative = digits.is_some();
    let digits = digits.unwrap_or(text);
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (digits, None),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    if let Some(exponent) = exponent {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        return is_digits(exponent)
            .then(|| text.parse().ok())
            .flatten()
            .and_then(Timestamp::from_float);
    }
    let seconds: i64 = whole.parse().ok()?;
    let nanos = fraction
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(9)
        .fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0'));
    match (is_negative, nanos) {
        (false, _) => Timestamp::in_range(seconds, nanos),
        (true, 0) => Timestamp::in_range(-seconds, 0),
        (true, _) => Timestamp::in_range(-seconds - 1, NANOS_PER_SECOND - nanos),
    }
}

/// Rust's own parsers know signs and words too, which do not belong here.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
