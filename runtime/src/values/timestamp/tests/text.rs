//! The formats, written and read.

use crate::values::timestamp::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
use crate::values::timestamp::{Timestamp, TimestampFormat};

const FORMATS: [TimestampFormat; 3] = [EpochSeconds, DateTime, HttpDate];

#[test]
fn each_format_is_written_and_read() {
    for (timestamp, texts) in [
        (
            Timestamp::from_secs(1_576_540_098),
            [
                "1576540098",
                "2019-12-16T23:48:18Z",
                "Mon, 16 Dec 2019 23:48:18 GMT",
            ],
        ),
        (
            Timestamp::from_epoch(946_845_296, 456_000_000),
            [
                "946845296.456",
                "2000-01-02T20:34:56.456Z",
                "Sun, 02 Jan 2000 20:34:56.456 GMT",
            ],
        ),
        (
            Timestamp::from_epoch(0, 20_000_000),
            [
                "0.02",
                "1970-01-01T00:00:00.02Z",
                "Thu, 01 Jan 1970 00:00:00.020 GMT",
            ],
        ),
        (
            Timestamp::from_epoch(-1, 250_000_000),
            [
                "-0.75",
                "1969-12-31T23:59:59.25Z",
                "Wed, 31 Dec 1969 23:59:59.250 GMT",
            ],
        ),
        (
            Timestamp::from_epoch(-3, 999_000_000),
            [
                "-2.001",
                "1969-12-31T23:59:57.999Z",
                "Wed, 31 Dec 1969 23:59:57.999 GMT",
            ],
        ),
        (
            Timestamp::MIN,
            [
                "-62135596800",
                "0001-01-01T00:00:00Z",
                "Mon, 01 Jan 0001 00:00:00 GMT",
            ],
        ),
        (
            Timestamp::from_epoch(253_402_300_799, 999_000_000),
            [
                "253402300799.999",
                "9999-12-31T23:59:59.999Z",
                "Fri, 31 Dec 9999 23:59:59.999 GMT",
            ],
        ),
    ] {
        for (format, text) in FORMATS.into_iter().zip(texts) {
            assert_eq!(timestamp.format(format), text);
            assert_eq!(Timestamp::parse(text, format), Some(timestamp), "{text}");
            assert_eq!(text.parse(), Ok(timestamp), "{text}");
            for other in FORMATS.into_iter().filter(|other| *other != format) {
                assert_eq!(Timestamp::parse(text, other), None, "{text} as {other:?}");
            }
        }
    }
}

#[test]
fn nanoseconds_are_kept_where_the_format_has_room() {
    assert_eq!(
        FORMATS.map(|format| Timestamp::MAX.format(format)),
        [
            "253402300799.999999999",
            "9999-12-31T23:59:59.999999999Z",
            "Fri, 31 Dec 9999 23:59:59.999 GMT",
        ]
    );
    let short = Timestamp::from_epoch(0, 1);
    assert_eq!(
        FORMATS.map(|format| short.format(format)),
        [
            "0.000000001",
            "1970-01-01T00:00:00.000000001Z",
            "Thu, 01 Jan 1970 00:00:00 GMT",
        ]
    );
}

#[test]
fn other_ways_to_write_them_are_read() {
    for (text, format, expected) in [
        (
            "2019-12-16T22:48:18-01:00",
            DateTime,
            Timestamp::from_secs(1_576_540_098),
        ),
        (
            "2019-12-17t00:18:18.50+00:30",
            DateTime,
            Timestamp::from_epoch(1_576_540_098, 500_000_000),
        ),
        (
            "2019-12-16t23:48:18z",
            DateTime,
            Timestamp::from_secs(1_576_540_098),
        ),
        (
            "2019-12-16T23:48:18.1234567899Z",
            DateTime,
            Timestamp::from_epoch(1_576_540_098, 123_456_789),
        ),
        (
            "2016-12-31T23:59:60Z",
            DateTime,
            Timestamp::from_secs(1_483_228_800),
        ),
        (
            "Sunday, 06-Nov-94 08:49:37 GMT",
            HttpDate,
            Timestamp::from_secs(784_111_777),
        ),
        (
            "Sun Nov  6 08:49:37 1994",
            HttpDate,
            Timestamp::from_secs(784_111_777),
        ),
        (
            "1576540098.1234567899",
            EpochSeconds,
            Timestamp::from_epoch(1_576_540_098, 123_456_789),
        ),
        (
            "1.5765400985E9",
            EpochSeconds,
            Timestamp::from_epoch(1_576_540_098, 500_000_000),
        ),
        ("-0", EpochSeconds, Timestamp::from_secs(0)),
    ] {
        assert_eq!(Timestamp::parse(text, format), Some(expected), "{text}");
        assert_eq!(Timestamp::parse_any(text), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_timestamp_is_refused() {
    for text in [
        "",
        "-",
        ".",
        "1.",
        ".5",
        "1,5",
        "+-1",
        " 1",
        "1 ",
        "NaN",
        "inf",
        "-Infinity",
        "1e300",
        "1e",
        "0x10",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775807.9",
        "253402300800",
        "253402300799.9999999999e0",
        "-62135596800.1",
        "2019-12-16",
        "2019-12-16T23:48:18",
        "2019-13-16T23:48:18Z",
        "2019-02-29T23:48:18Z",
        "2019-12-16T24:00:00Z",
        "2019-12-16T23:48:18.Z",
        "0000-12-31T23:59:59Z",
        "9999-12-31T23:59:59-00:01",
        "0001-01-01T00:00:00+00:01",
        "12019-12-16T23:48:18Z",
        "2019-12-16T23:48:18\u{1d7d8}",
        "Tue, 16 Dec 2019 23:48:18 GMT",
        "Mon, 16 Dec 2019 23:48:18 CET",
        "Mon, 16 Dec 2019 23:48:18",
        "Sat, 01 Jan 10000 00:00:00 GMT",
        "\u{1d7d8}",
    ] {
        assert_eq!(Timestamp::parse_any(text), None, "{text}");
        let error = text.parse::<Timestamp>().expect_err("is refused");
        assert!(
            error.to_string().starts_with("expected a timestamp"),
            "{error}"
        );
    }
}
