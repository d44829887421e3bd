//! Tags, which are passed over: around every type, bignums among them.

use aws_operation::Operation;

use super::encode::{LIST, NEGATIVE, TAG, bytes, double, integer, list, map, tag, text, wide_head};
use super::places::{everywhere, with};
use super::samples::{flood, written};
use super::sink::cbor;
use crate::check::{NUMBER, Tally, VALUE, complaint, one, reply};

/// Tags that mean something to RFC 8949, one that says that CBOR follows, and the widest.
const TAGS: [u64; 16] = [
    0,
    1,
    2,
    3,
    4,
    5,
    21,
    22,
    23,
    24,
    32,
    33,
    34,
    36,
    55799,
    u64::MAX,
];

#[test]
fn a_tag_around_every_item_of_an_output_changes_nothing() {
    let whole = written::<cbor::Drain>(&flood()).into_body();
    let value: ciborium::Value = ciborium::from_reader(&whole[..]).expect("it is CBOR");
    for number in TAGS {
        let mut body = Vec::new();
        ciborium::into_writer(&tagged(&value, number), &mut body).expect("it is in memory");
        assert_eq!(
            cbor::Drain::decode(reply(200, body)).expect("an output"),
            flood(),
            "{number}"
        );
    }
}

/// The value with a tag around each of its parts, names included.
fn tagged(value: &ciborium::Value, number: u64) -> ciborium::Value {
    use ciborium::Value::{Array, Map, Tag};
    let tagged = |value| tagged(value, number);
    let inner = match value {
        Array(items) => Array(items.iter().map(tagged).collect()),
        Map(entries) => Map(entries
            .iter()
            .map(|(name, value)| (tagged(name), tagged(value)))
            .collect()),
        Tag(_, inner) => return tagged(inner),
        scalar => scalar.clone(),
    };
    // Another would write a bignum that fits as an integer.
    let number = if matches!((number, &inner), (2 | 3, ciborium::Value::Bytes(_))) {
        64
    } else {
        number
    };
    Tag(number, Box::new(inner))
}

#[test]
fn every_tag_in_every_width_is_passed_over() {
    for number in TAGS {
        for width in [1, 2, 4, 8] {
            if number < 1 << (8 * width).min(63) {
                let item = [wide_head(TAG, width, number), integer(5)].concat();
                let read =
                    cbor::Drain::decode(reply(200, with("count", &item))).expect("an output");
                assert_eq!(read.count, 5);
            }
        }
    }
}

#[test]
fn a_bignum_is_no_number_of_any_member() {
    let number: u64 = NUMBER.parse().expect("a number");
    for content in [
        vec![],
        vec![0],
        vec![1; 8],
        vec![1; 9],
        vec![0xff; 64],
        number.to_be_bytes().to_vec(),
    ] {
        for kind in [2, 3] {
            let bignum = tag(kind, &bytes(&content));
            for member in [
                "integer",
                "long",
                "huge",
                "unsignedLong",
                "double",
                "time",
                "level",
                "document",
                "count",
            ] {
                let complaint = complaint::<cbor::Drain>(&reply(200, with(member, &bignum)));
                assert!(
                    complaint.contains(&format!("member `{member}`: expected ")),
                    "{complaint}"
                );
            }
            // Bytes are what it is made of, and what is not known is passed over.
            let read = cbor::Drain::decode(reply(200, with("blob", &bignum))).expect("an output");
            assert_eq!(read.blob.map(Vec::from), Some(content.clone()));
            assert_eq!(
                one::<cbor::Drain>(&reply(200, with("new", &bignum))).read,
                1
            );
        }
    }
}

#[test]
fn tags_with_what_they_are_not_for_are_read_or_refused() {
    let mut tally = Tally::default();
    for number in TAGS {
        for inner in [
            text(VALUE),
            bytes(VALUE.as_bytes()),
            double(f64::NAN),
            list(&[integer(-2), integer(NUMBER.parse().expect("a number"))]),
            list(&[integer(1), tag(2, &bytes(&[0xff; 9]))]),
            map(&[(VALUE, text(VALUE))]),
            vec![0xf6],
            wide_head(NEGATIVE, 8, u64::MAX),
        ] {
            for body in everywhere(&tag(number, &inner)) {
                for status in [200, 400] {
                    tally += one::<cbor::Drain>(&reply(status, body.clone()));
                }
            }
        }
    }
    assert!(tally.read > 1_000 && tally.refused > 1_000, "{tally:?}");
}

#[test]
fn a_tag_without_an_item_is_refused() {
    for end in [&[][..], &[0xff], &[0xc1], &[0xd8], &[0xdb, 0, 0]] {
        for member in ["count", "text", "list", "document", "new"] {
            let body = with(member, &[&[0xc1], end].concat());
            assert_eq!(
                one::<cbor::Drain>(&reply(200, body.clone())).read,
                0,
                "{member}: {end:x?}"
            );
            assert_eq!(one::<cbor::Drain>(&reply(400, body)).refused, 1);
        }
    }
    let body = with("list", &[wide_head(LIST, 1, 1), vec![0xc1]].concat());
    assert_eq!(one::<cbor::Drain>(&reply(200, body)).read, 0);
}

#[test]
fn a_tagged_null_is_a_null() {
    let read =
        cbor::Drain::decode(reply(200, with("integer", &tag(1, &[0xf6])))).expect("an output");
    assert_eq!(read.integer, None);
    let item = list(&[text("a"), tag(0, &[0xf7])]);
    let read = cbor::Drain::decode(reply(200, with("list", &item))).expect("an output");
    assert_eq!(read.list, Some(vec!["a".to_owned()]));
}
