//! Times as the tools write them.

use crate::{Timestamp, TimestampFormat};

/// Reads a date-time: with `Z`, `UTC` or a numeric offset, with a colon in it or without, with a fraction of a second or
/// without.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let date_time = |text: &str| Timestamp::parse(text, TimestampFormat::DateTime);
    if let Some(local) = text.strip_suffix("UTC") {
        return date_time(&format!("{local}Z"));
    }
    if let Some((local, minutes)) = text
        .len()
        .checked_sub(2)
        .and_then(|at| text.split_at_checked(at))
    {
        let hours = local
            .get(local.len().saturating_sub(3)..)
            .unwrap_or_default();
        let is_offset = hours.starts_with(['+', '-'])
            && format!("{hours}{minutes}")
                .bytes()
                .skip(1)
                .all(|byte| byte.is_ascii_digit());
        if is_offset {
            return date_time(&format!("{local}:{minutes}"));
        }
    }
    date_time(text)
}

/// Whole seconds, with `Z`: what all of the tools read.
pub(super) fn format(time: Timestamp) -> String {
    Timestamp::from_secs(time.epoch_seconds()).format(TimestampFormat::DateTime)
}

#[cfg(test)]
mod tests {
    use super::{format, parse};
    use crate::Timestamp;

    #[test]
    fn the_times_of_all_tools_are_read() {
        let time = Timestamp::from_secs(1_577_934_245);
        for text in [
            "2020-01-02T03:04:05Z",
            "2020-01-02T03:04:05UTC",
            "2020-01-02T03:04:05+00:00",
            "2020-01-02T03:04:05+0000",
            "2020-01-02T05:34:05+02:30",
            "2020-01-02T00:34:05-0230",
            "2020-01-02T03:04:05.000Z",
            "2020-01-02T03:04:05.000UTC",
            "2020-01-02T03:04:05.000+0000",
        ] {
            assert_eq!(parse(text), Some(time), "{text}");
        }
        let with_milliseconds = Timestamp::from_epoch(1_577_934_245, 678_000_000);
        assert_eq!(parse("2020-01-02T03:04:05.678Z"), Some(with_milliseconds));
        assert_eq!(format(with_milliseconds), "2020-01-02T03:04:05Z");
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "Z",
            "UTC",
            "+0000",
            "ää",
            "tomorrow",
            "1577934245",
            "2020-01-02",
            "2020-01-02T03:04:05",
            "2020-01-02T03:04:05CET",
            "2020-13-02T03:04:05Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
