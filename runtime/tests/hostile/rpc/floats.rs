//! Floating point numbers of every width.

use aws_operation::{Operation, Timestamp};

use super::encode::{double, half, integer, list, single, text};
use super::places::{everywhere, with};
use super::sink::{Flood, cbor};
use crate::check::{complaint, one, reply};
use crate::random::Numbers;

fn flood(body: Vec<u8>) -> Flood {
    cbor::Drain::decode(reply(200, body)).expect("an output")
}

/// What a half float stands for, by IEEE 754's own fields: a single has the same ones, wider, and another bias.
fn widened(bits: u16) -> f32 {
    let bits = u32::from(bits);
    let (sign, exponent, fraction) = (bits >> 15 << 31, bits >> 10 & 0x1f, bits & 0x3ff);
    match exponent {
        0x1f => f32::from_bits(sign | 0xff << 23 | fraction << 13),
        // Below the smallest that is normal, where steps are of 2^-24, which a single has as a normal number.
        0 => {
            let steps: f32 =
                (0..fraction).fold(0.0, |sum, _| sum + f32::from_bits((127 - 24) << 23));
            f32::from_bits(sign | steps.to_bits())
        }
        _ => f32::from_bits(sign | (exponent + 127 - 15) << 23 | fraction << 13),
    }
}

#[test]
fn a_half_float_of_any_bits_is_read_as_what_it_stands_for() {
    assert!(
        [
            (0x7bff, 65504.0_f32),
            (0xc000, -2.0),
            (0x0001, 5.960_464_5e-8)
        ]
        .iter()
        .all(|(bits, value)| widened(*bits).to_bits() == value.to_bits())
    );
    let all: Vec<_> = (0..=u16::MAX).collect();
    for bits in all.chunks(256) {
        let body = with("numbered", &{
            let entries: Vec<_> = bits
                .iter()
                .map(|bits| (integer((*bits).into()), half(*bits)))
                .collect();
            super::encode::pairs(&entries)
        });
        let numbers = flood(body).numbered.expect("numbers");
        for bits in bits {
            let (read, expected) = (numbers[&i32::from(*bits)], f64::from(widened(*bits)));
            assert_eq!(read.is_nan(), expected.is_nan(), "{bits:x}");
            if !expected.is_nan() {
                assert_eq!(read.to_bits(), expected.to_bits(), "{bits:x}");
            }
        }
    }
}

#[test]
fn a_half_float_is_a_single_too() {
    for bits in (0..=u16::MAX).step_by(7) {
        let read = flood(with("float", &half(bits))).float.expect("a float");
        let expected = widened(bits);
        assert!(
            read.to_bits() == expected.to_bits() || read.is_nan() && expected.is_nan(),
            "{bits:x}"
        );
    }
}

#[test]
fn singles_and_doubles_are_read_as_they_are() {
    let mut numbers = Numbers::new(0x9e37_79b9_7f4a_7c15);
    for _ in 0..4_000 {
        let bits = numbers.next();
        let (wide, narrow) = (
            f64::from_bits(bits),
            f32::from_bits(u32::try_from(bits >> 32).expect("32 bits")),
        );
        let read = flood(with("double", &double(wide)))
            .double
            .expect("a float");
        assert!(read.to_bits() == wide.to_bits() || read.is_nan() && wide.is_nan());
        let read = flood(with("double", &single(narrow)))
            .double
            .expect("a float");
        assert!(read.to_bits() == f64::from(narrow).to_bits() || read.is_nan() && narrow.is_nan());
        let read = flood(with("float", &single(narrow)))
            .float
            .expect("a float");
        assert!(read.to_bits() == narrow.to_bits() || read.is_nan() && narrow.is_nan());
    }
}

#[test]
fn integers_are_read_as_floats_and_floats_as_no_integers() {
    assert_eq!(flood(with("double", &integer(-7))).double, Some(-7.0));
    assert_eq!(flood(with("float", &integer(7))).float, Some(7.0));
    let members = [
        "byte",
        "short",
        "integer",
        "long",
        "unsignedByte",
        "unsignedLong",
        "huge",
        "level",
        "count",
    ];
    for item in [
        half(0x3c00),
        single(1.0),
        double(1.0),
        double(f64::NAN),
        double(731_590_284_617.0),
    ] {
        for member in members {
            let complaint = complaint::<cbor::Drain>(&reply(200, with(member, &item)));
            assert!(
                complaint.contains(&format!("member `{member}`: expected ")),
                "{complaint}"
            );
        }
        for body in everywhere(&item) {
            for status in [200, 400] {
                one::<cbor::Drain>(&reply(status, body.clone()));
            }
        }
    }
}

#[test]
fn text_is_no_float_as_it_is_in_json() {
    for name in ["NaN", "Infinity", "-Infinity", "1"] {
        for member in ["float", "double"] {
            let complaint = complaint::<cbor::Drain>(&reply(200, with(member, &text(name))));
            assert!(complaint.contains("found a string"), "{complaint}");
        }
    }
}

#[test]
fn timestamps_out_of_range_are_refused_in_every_width() {
    let time = |item: &[u8]| one::<cbor::Drain>(&reply(200, with("time", item))).read == 1;
    for item in [
        double(f64::NAN),
        double(f64::INFINITY),
        single(f32::NEG_INFINITY),
        half(0x7e00),
        half(0xfc00),
        double(1e300),
        double(253_402_300_800.0),
        integer(253_402_300_800),
        integer(-62_135_596_801),
        integer(i128::from(u64::MAX)),
        integer(-(1 << 64)),
    ] {
        assert!(!time(&item), "{item:x?}");
        assert!(!time(&[&[0xc1], &item[..]].concat()), "{item:x?}");
        assert_eq!(
            one::<cbor::Drain>(&reply(200, with("times", &list(&[item])))).read,
            0
        );
    }
    for (item, seconds) in [
        (half(0x3c00), 1),
        (integer(253_402_300_799), 253_402_300_799),
        (single(-2.0), -2),
    ] {
        assert_eq!(
            flood(with("time", &item)).time,
            Some(Timestamp::from_secs(seconds))
        );
    }
}
