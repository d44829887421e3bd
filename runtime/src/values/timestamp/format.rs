//! Timestamps as text.

use std::fmt::Write;

use chrono::{DateTime, Datelike, Timelike, Utc};

use super::Timestamp;

/// How a timestamp is written: Smithy's trait `timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// Seconds since 1970, with a fraction where there is one: `1576540098`, `1576540098.5`. `"epoch-seconds"` in
    /// `#[aws(timestamp = "...")]`.
    EpochSeconds,
    /// RFC 3339 in UTC, with a fraction where there is one: `2019-12-16T23:48:18Z`, `2019-12-16T23:48:18.5Z`.
    /// `"date-time"` in `#[aws(timestamp = "...")]`.
    DateTime,
    /// RFC 9110 section 5.6.7, with milliseconds where there are some: `Mon, 16 Dec 2019 23:48:18 GMT`,
    /// `Mon, 16 Dec 2019 23:48:18.500 GMT`. `"http-date"` in `#[aws(timestamp = "...")]`.
    HttpDate,
}

impl Timestamp {
    /// The text in this format.
    #[must_use]
    pub fn format(self, format: TimestampFormat) -> String {
        let mut out = String::with_capacity(30);
        self.write(format, &mut out);
        out
    }

    /// Appends the text in this format.
    pub fn write(self, format: TimestampFormat, out: &mut String) {
        // Writing to a string does not fail, and every timestamp is a date that `chrono` knows.
        let _ = match (format, DateTime::from_timestamp(self.seconds, self.nanos)) {
            (TimestampFormat::DateTime, Some(date)) => write_date_time(date, out),
            (TimestampFormat::HttpDate, Some(date)) => write_http_date(date, out),
            (TimestampFormat::EpochSeconds, _) | (_, None) => self.write_epoch_seconds(out),
        };
    }

    fn write_epoch_seconds(self, out: &mut String) -> std::fmt::Result {
        let (mut seconds, mut nanos) = (self.seconds, self.nanos);
        // Digits after a minus sign count backwards.
        if seconds < 0 && nanos > 0 {
            (seconds, nanos) = (seconds + 1, super::NANOS_PER_SECOND - nanos);
            if seconds == 0 {
                out.push('-');
            }
        }
        write!(out, "{seconds}")?;
        write_fraction(nanos, out)
    }
}

fn write_date_time(date: DateTime<Utc>, out: &mut String) -> std::fmt::Result {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (hour, minute, second) = (date.hour(), date.minute(), date.second());
    write!(
        out,
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
    )?;
    write_fraction(date.nanosecond(), out)?;
    out.push('Z');
    Ok(())
}

fn write_http_date(date: DateTime<Utc>, out: &mut String) -> std::fmt::Result {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = MONTHS
        .into_iter()
        .zip(0..)
        .find_map(|(name, index)| (index == date.month0()).then_some(name))
        .unwrap_or_default();
    let (weekday, day, year) = (date.weekday(), date.day(), date.year());
    let (hour, minute, second) = (date.hour(), date.minute(), date.second());
    write!(
        out,
        "{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}"
    )?;
    match date.nanosecond() / 1_000_000 {
        0 => {}
        millis => write!(out, ".{millis:03}")?,
    }
    out.push_str(" GMT");
    Ok(())
}

/// `.5`, without zeros at the end, or nothing.
fn write_fraction(nanos: u32, out: &mut String) -> std::fmt::Result {
    if nanos > 0 {
        write!(out, ".{nanos:09}")?;
        out.truncate(out.trim_end_matches('0').len());
    }
    Ok(())
}
