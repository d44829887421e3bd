//! Timestamps, floats and text that nobody would think of.

use crate::values::timestamp::Timestamp;
use crate::values::timestamp::TimestampFormat::{DateTime, EpochSeconds, HttpDate};

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

#[test]
fn whatever_is_in_range_comes_back() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let range = Timestamp::MIN.seconds..=Timestamp::MAX.seconds;
    for _ in 0..20_000 {
        // All lengths of numbers, not long ones alone.
        let shift = numbers.next() % 64;
        let seconds = numbers.next().cast_signed() >> shift;
        let nanos = u32::try_from(numbers.next() % 1_000_000_000).expect("is below");
        let timestamp = Timestamp::from_epoch(seconds, nanos);
        assert!(range.contains(&timestamp.epoch_seconds()));
        for format in [EpochSeconds, DateTime] {
            let text = timestamp.format(format);
            assert_eq!(Timestamp::parse_any(&text), Some(timestamp), "{text}");
        }
        let text = timestamp.format(HttpDate);
        let read = Timestamp::parse_any(&text).expect(&text);
        assert_eq!(read.epoch_seconds(), timestamp.epoch_seconds(), "{text}");
        assert_eq!(
            read.subsec_nanos(),
            timestamp.subsec_nanos() / 1_000_000 * 1_000_000
        );
    }
}

#[test]
fn no_bits_of_a_float_are_too_much() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..200_000 {
        let float = f64::from_bits(numbers.next());
        if let Some(timestamp) = Timestamp::from_float(float) {
            let seconds: f64 = timestamp.format(EpochSeconds).parse().expect("is a number");
            assert!((seconds - float).abs() < 1e-4, "{float}");
        }
    }
    for float in [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN,
        1e300,
        9_223_372_036_854_775_807.0,
        -9_223_372_036_854_775_808.0,
    ] {
        assert_eq!(Timestamp::from_float(float), None, "{float}");
    }
}

#[test]
fn no_text_is_too_much() {
    let pieces = [
        "2019",
        "-12",
        "-16",
        "T",
        "23",
        ":48",
        ":18",
        ".5",
        "Z",
        "+01:00",
        "Mon",
        ", ",
        "16",
        " ",
        "Dec",
        "GMT",
        "é",
        "e9",
        "-",
        "99999999999999999999",
        "\0",
    ];
    let mut numbers = Numbers(0xda94_2042_e4dd_58b5);
    for _ in 0..50_000 {
        let text: String = (0..numbers.next() % 12)
            .filter_map(|_| pieces.get(usize::try_from(numbers.next() % 21).ok()?))
            .copied()
            .collect();
        if let Some(timestamp) = Timestamp::parse_any(&text) {
            assert!(timestamp >= Timestamp::MIN && timestamp <= Timestamp::MAX);
        }
    }
}
