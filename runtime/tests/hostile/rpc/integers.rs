//! Integers at the edges of every width.

use aws_operation::Operation;

use super::encode::{NEGATIVE, UNSIGNED, integer, wide_head, width};
use super::places::with;
use super::sink::{Flood, cbor};
use crate::check::{NUMBER, complaint, one, reply};

fn edges() -> Vec<i128> {
    let powers = [0, 4, 5, 7, 8, 15, 16, 31, 32, 53, 63, 64];
    let near = |power: u32| {
        let power = 1_i128 << power;
        [-power - 1, -power, -power + 1, power - 1, power, power + 1]
    };
    let mut edges: Vec<i128> = powers.into_iter().flat_map(near).collect();
    edges.extend([23, 24, -24, -25, NUMBER.parse().expect("a number")]);
    edges.retain(|value| (-(1 << 64)..1 << 64).contains(value));
    edges
}

/// The integer in every width that it fits.
fn every_width(value: i128) -> Vec<Vec<u8>> {
    let (major, argument) = if value < 0 {
        (NEGATIVE, -1 - value)
    } else {
        (UNSIGNED, value)
    };
    let argument = u64::try_from(argument).expect("65 bits");
    [0, 1, 2, 4, 8]
        .into_iter()
        .filter(|it| *it >= width(argument))
        .map(|width| wide_head(major, width, argument))
        .collect()
}

/// The member, where the value fits its type: read exactly. Where not, refused by its name.
fn check<T: TryFrom<i128> + Into<i128>>(member: &str, get: fn(Flood) -> Option<T>) {
    for value in edges() {
        for item in every_width(value) {
            let reply = reply(200, with(member, &item));
            if T::try_from(value).is_ok() {
                let read = cbor::Drain::decode(reply).expect("an output");
                assert_eq!(
                    get(read).map(Into::into),
                    Some(value),
                    "{member}: {item:x?}"
                );
            } else {
                let complaint = complaint::<cbor::Drain>(&reply);
                assert!(
                    complaint.contains(&format!("member `{member}`: expected ")),
                    "{complaint}"
                );
            }
        }
    }
}

#[test]
fn every_width_is_read_into_every_type_or_refused() {
    check("byte", |it| it.byte);
    check("short", |it| it.short);
    check("integer", |it| it.integer);
    check("long", |it| it.long);
    check("huge", |it| it.huge);
    check("unsignedByte", |it| it.unsigned_byte);
    check("unsignedShort", |it| it.unsigned_short);
    check("unsignedInteger", |it| it.unsigned_integer);
    check("unsignedLong", |it| it.unsigned_long);
    check("count", |it| Some(it.count));
}

#[test]
fn what_is_written_has_the_shortest_form() {
    for value in edges() {
        let mut flood = Flood::new("i");
        flood.huge = Some(value);
        let body = super::samples::written::<cbor::Drain>(&flood).into_body();
        let expected = integer(value);
        assert!(
            body.windows(expected.len())
                .any(|window| window == expected),
            "{value}: {body:x?}"
        );
        assert_eq!(
            cbor::Drain::decode(reply(200, body))
                .expect("an output")
                .huge,
            Some(value)
        );
    }
}

#[test]
fn an_integer_of_no_kind_is_refused() {
    // Reserved widths, and integers of indefinite length: section 3.
    for initial in [
        0x1c, 0x1d, 0x1e, 0x1f, 0x3c, 0x3f, 0x5c, 0x7d, 0x9e, 0xbc, 0xdc, 0xdf, 0xfc, 0xfd, 0xfe,
    ] {
        for member in ["integer", "text", "blob", "list", "map", "document", "new"] {
            let body = with(member, &[initial, 0, 0, 0, 0, 0, 0, 0, 0]);
            assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0, "{initial:x}");
        }
    }
    // Simple values that stand for nothing, and those that must not be in two bytes.
    for simple in [
        &[0xe0][..],
        &[0xf3],
        &[0xf8, 0x14],
        &[0xf8, 0x16],
        &[0xf8, 0x18],
        &[0xf8, 0xff],
    ] {
        for member in ["flag", "integer", "document", "new"] {
            assert_eq!(
                one::<cbor::Drain>(&reply(200, with(member, simple))).read,
                0,
                "{simple:x?}"
            );
        }
    }
}
