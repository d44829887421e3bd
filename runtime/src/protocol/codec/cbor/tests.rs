//! The codec against bytes written down by hand, from RFC 8949 and from Smithy's rules.

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::ser::Serialize;

use super::Cbor;
use crate::protocol::codec::{Codec, Heading};
use crate::values::{Blob, Timestamp};

fn written(value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    Cbor::write_value(&Heading::default(), "", value).expect("writes")
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    Cbor::read_value(bytes).map_err(|error| error.to_string())
}

#[track_caller]
fn both_ways<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T, bytes: &[u8]) {
    assert_eq!(written(&value), bytes, "{value:?}");
    assert_eq!(read::<T>(bytes), Ok(value));
}

#[test]
fn integers_have_the_shortest_form() {
    // RFC 8949 appendix A.
    both_ways(0, &[0x00]);
    both_ways(23, &[0x17]);
    both_ways(24, &[0x18, 0x18]);
    both_ways(1000, &[0x19, 0x03, 0xe8]);
    both_ways(1_000_000, &[0x1a, 0x00, 0x0f, 0x42, 0x40]);
    both_ways(u64::MAX, &[0x1b, 255, 255, 255, 255, 255, 255, 255, 255]);
    both_ways(-1, &[0x20]);
    both_ways(-1000_i16, &[0x39, 0x03, 0xe7]);
    both_ways(i64::MIN, &[0x3b, 0x7f, 255, 255, 255, 255, 255, 255, 255]);
    // The longer forms are read too.
    assert_eq!(read::<u8>(&[0x1b, 0, 0, 0, 0, 0, 0, 0, 7]), Ok(7));
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    assert_eq!(read::<i8>(&[0x18, 200]), Err("expected i8".to_owned()));
    let below = [0x3b, 255, 255, 255, 255, 255, 255, 255, 255];
    assert!(read::<i64>(&below).is_err());
    // A bignum is bytes behind a tag: no number that a member can have.
    let bignum = [0xc2, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0];
    assert!(read::<i64>(&bignum).is_err());
    assert!(read::<IgnoredAny>(&bignum).is_ok());
}

#[test]
fn floats_of_every_width() {
    both_ways(1.1, &[0xfb, 0x3f, 0xf1, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a]);
    both_ways(100_000.0_f32, &[0xfa, 0x47, 0xc3, 0x50, 0x00]);
    for (bytes, value) in [
        ([0xf9, 0x3c, 0x00], 1.0),
        ([0xf9, 0x7b, 0xff], 65504.0),
        ([0xf9, 0x00, 0x01], 5.960_464_477_539_063e-8),
        ([0xf9, 0x04, 0x00], 0.000_061_035_156_25),
        ([0xf9, 0xc4, 0x00], -4.0),
        ([0xf9, 0x7c, 0x00], f64::INFINITY),
        ([0xf9, 0xfc, 0x00], f64::NEG_INFINITY),
    ] {
        assert_eq!(read::<f64>(&bytes), Ok(value));
    }
    assert!(read::<f64>(&[0xf9, 0x7e, 0x00]).expect("reads").is_nan());
    assert_eq!(read::<f64>(&[0x05]), Ok(5.0));
    assert_eq!(read::<f32>(&[0xfb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0]), Ok(1.5));
}

#[test]
fn text_and_bytes_of_known_and_unknown_length() {
    both_ways("ü".to_owned(), &[0x62, 0xc3, 0xbc]);
    assert_eq!(
        read(&[0x7f, 0x61, b'a', 0x62, b'b', b'c', 0xff]),
        Ok("abc".to_owned())
    );
    both_ways(Blob::from(b"\x01\x02"), &[0x42, 1, 2]);
    let chunks = [0x5f, 0x41, 1, 0x41, 2, 0xff];
    assert_eq!(read(&chunks), Ok(Blob::from(b"\x01\x02")));
    assert_eq!(
        read::<Blob>(&[0x61, b'a']),
        Err("expected bytes, found a string".to_owned())
    );
}

#[test]
fn bytes_are_no_text_and_integers_no_names() {
    assert_eq!(
        read::<String>(&[0x41, b'a']),
        Err("expected a string, found bytes".to_owned())
    );
    assert!(read::<BTreeMap<String, u8>>(&[0xa1, 0x41, b'a', 1]).is_err());
    assert!(read::<Result<u8, String>>(&[0xa1, 0x00, 1]).is_err());
    assert!(read::<String>(&[0xc1, 0x5f, 0x41, b'a', 0xff]).is_err());
}

#[test]
fn what_was_found_is_told() {
    for (bytes, found) in [
        (&[0xf6][..], "null"),
        (&[0xf7], "null"),
        (&[0x41, 0], "bytes"),
        (&[0x5f, 0xff], "bytes"),
        (&[0x80], "an array"),
        (&[0xa0], "an object"),
        (&[0xf9, 0, 0], "a floating point number"),
        (&[0xf4], "a boolean"),
    ] {
        assert_eq!(
            read::<i32>(bytes),
            Err(format!("expected i32, found {found}"))
        );
        assert_eq!(
            read::<String>(bytes),
            Err(format!("expected a string, found {found}"))
        );
    }
}

#[test]
fn timestamps_have_the_tag_1_whatever_format_is_asked_for() {
    let whole = Timestamp::from_secs(1_363_896_240);
    both_ways(whole, &[0xc1, 0x1a, 0x51, 0x4b, 0x67, 0xb0]);
    let half = Timestamp::from_epoch(1_363_896_240, 500_000_000);
    both_ways(
        half,
        &[0xc1, 0xfb, 0x41, 0xd4, 0x52, 0xd9, 0xec, 0x20, 0, 0],
    );
    let formatted = crate::values::Formatted(&whole, crate::TimestampFormat::DateTime);
    assert_eq!(written(&formatted), written(&whole));
    // Without the tag, and as text.
    assert_eq!(read(&[0x1a, 0x51, 0x4b, 0x67, 0xb0]), Ok(whole));
}

#[test]
fn nothing_is_null_or_undefined_and_is_dropped_where_it_has_no_place() {
    both_ways(None::<i32>, &[0xf6]);
    assert_eq!(read::<Option<i32>>(&[0xf7]), Ok(None));
    assert_eq!(read(&[0x83, 1, 0xf6, 2]), Ok(vec![1, 2]));
    both_ways(vec![Some(1), None], &[0x82, 1, 0xf6]);
    // Tags are passed over here too.
    assert_eq!(read::<Option<i32>>(&[0xc1, 0xd8, 0x20, 0xf6]), Ok(None));
    assert_eq!(read::<Option<i32>>(&[0xc1, 0xd8, 0x20, 7]), Ok(Some(7)));
    assert_eq!(read(&[0x83, 1, 0xc1, 0xf7, 2]), Ok(vec![1, 2]));
    assert!(read::<Option<i32>>(&[0xc1]).is_err() && read::<Option<i32>>(&[0xd8]).is_err());
    let map = [0xa2, 0x61, b'a', 0xf6, 0x61, b'b', 2];
    assert_eq!(read(&map), Ok(BTreeMap::from([("b".to_owned(), 2)])));
}

#[test]
fn lists_and_maps_of_known_and_unknown_length() {
    both_ways(vec![vec![1, 2], vec![]], &[0x82, 0x82, 1, 2, 0x80]);
    assert_eq!(read(&[0x9f, 1, 2, 0xff]), Ok(vec![1, 2]));
    let map = BTreeMap::from([("a".to_owned(), true)]);
    both_ways(map.clone(), &[0xbf, 0x61, b'a', 0xf5, 0xff]);
    assert_eq!(read(&[0xa1, 0x61, b'a', 0xf5]), Ok(map));
    assert_eq!(read::<(u8, u8)>(&[0x82, 1, 2]), Ok((1, 2)));
    assert!(read::<(u8, u8)>(&[0x83, 1, 2, 3]).is_err());
}

#[test]
fn enums_of_serde_as_in_json() {
    both_ways::<Result<u8, String>>(Ok(1), &[0xa1, 0x62, b'O', b'k', 1]);
    assert_eq!(
        read::<Result<u8, String>>(&[0xbf, 0x62, b'O', b'k', 1, 0xff]),
        Ok(Ok(1))
    );
}

#[test]
fn what_is_no_cbor_is_told_with_its_place() {
    for (bytes, expected) in [
        (&[][..], "the CBOR ends early, at byte 0"),
        (&[0x19, 1], "the CBOR ends early, at byte 2"),
        (&[0x1c], "the CBOR has a reserved byte, at byte 0"),
        (
            &[0x1f],
            "the CBOR has an integer without a value, at byte 0",
        ),
        (
            &[0xff],
            "the CBOR has a break where nothing was begun, at byte 1",
        ),
        (
            &[0xe5],
            "the CBOR has a simple value that means nothing, at byte 0",
        ),
        (
            &[0x61, 0xff],
            "the CBOR has text that is no UTF-8, at byte 2",
        ),
        (
            &[0x7f, 0x41, 1, 0xff],
            "the CBOR has text with something else in it, at byte 2",
        ),
        (
            &[0x01, 0x01],
            "the CBOR goes on behind its value, at byte 1",
        ),
        (
            &[0xdf],
            "the CBOR has an integer without a value, at byte 0",
        ),
    ] {
        assert_eq!(
            read::<IgnoredAny>(bytes).expect_err("is refused"),
            expected,
            "{bytes:x?}"
        );
    }
}

#[test]
fn lengths_that_lie_cost_nothing() {
    for head in [0x5b, 0x7b, 0x9b, 0xbb] {
        let bytes = [head, 0x7f, 255, 255, 255, 255, 255, 255, 255];
        let error = read::<IgnoredAny>(&bytes).expect_err("is refused");
        assert_eq!(error, "the CBOR ends early, at byte 9");
        assert!(read::<Vec<[u64; 32]>>(&bytes).is_err());
        assert!(read::<BTreeMap<String, String>>(&bytes).is_err());
    }
}

#[test]
fn nesting_is_bounded() {
    for (begin, limit) in [(0x81, 128), (0x9f, 128)] {
        let deep = |depth: usize| {
            let mut bytes = vec![begin; depth];
            bytes.push(0x01);
            if begin == 0x9f {
                bytes.extend(vec![0xff; depth]);
            }
            bytes
        };
        assert!(read::<IgnoredAny>(&deep(limit)).is_ok());
        let error = read::<IgnoredAny>(&deep(limit + 1)).expect_err("is refused");
        assert!(
            error.starts_with("the CBOR is nested too deeply"),
            "{error}"
        );
        assert!(read::<IgnoredAny>(&deep(1_000_000)).is_err());
    }
    // Tags nest nothing.
    let mut tags = vec![0xc1; 1_000_000];
    tags.push(0x01);
    assert_eq!(read::<i32>(&tags), Ok(1));
}

#[test]
fn values_are_not_repeated() {
    let error = read::<i32>(&[0x66, b's', b'3', b'c', b'r', b'e', b't']).expect_err("refused");
    assert_eq!(error, "expected i32, found a string");
}
