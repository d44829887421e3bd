//! The reader beside `serde_json`: what differs, and that nothing else does.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Debug;
use std::ops::Range;

use serde::de::{Deserialize, IgnoredAny};
use serde_json::{Value, json};

use super::Reader;

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> serde_json::Result<T> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Reader(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}

// The value expected is written where it is passed, which a reference would only clutter.
#[allow(clippy::needless_pass_by_value)]
fn reads<'de, T: Deserialize<'de> + PartialEq + Debug>(text: &'de str, expected: T) {
    match read::<T>(text) {
        Ok(value) => assert_eq!(value, expected, "{text}"),
        Err(error) => panic!("{text}: {error}"),
    }
}

fn refuses<'de, T: Deserialize<'de> + Debug>(text: &'de str, expected: &str) {
    let error = read::<T>(text).expect_err(text);
    assert_eq!(error.to_string(), expected, "{text}");
}

#[test]
fn floats_are_numbers_or_three_words_at_any_depth() {
    const SPECIAL: [f64; 2] = [f64::INFINITY, f64::NEG_INFINITY];
    assert!(read::<f64>("\"NaN\"").expect("reads").is_nan());
    assert!(read::<f32>("\"NaN\"").expect("reads").is_nan());
    reads("\"Infinity\"", f64::INFINITY);
    reads("\"-Infinity\"", f32::NEG_INFINITY);
    reads("[\"Infinity\",\"-Infinity\"]", SPECIAL.to_vec());
    reads("[\"Infinity\",\"-Infinity\"]", SPECIAL);
    reads("\"Infinity\"", Some(f64::INFINITY));
    reads("[[[\"Infinity\"]]]", vec![vec![[Some(f64::INFINITY)]]]);
    reads(
        "{\"a\":{\"b\":[\"Infinity\",1]}}",
        BTreeMap::from([(
            "a".to_owned(),
            HashMap::from([("b".to_owned(), (f64::INFINITY, 1.0_f32))]),
        )]),
    );
    // A struct, and an enum with content.
    reads(
        "{\"start\":\"-Infinity\",\"end\":2}",
        Range {
            start: f64::NEG_INFINITY,
            end: 2.0,
        },
    );
    reads::<Result<f64, i32>>("{\"Ok\":\"Infinity\"}", Ok(f64::INFINITY));
    for text in ["1", "-1.5", "1e3", "18446744073709551616"] {
        reads(text, serde_json::from_str::<f64>(text).expect("reads"));
    }
}

#[test]
fn other_words_are_no_floats() {
    for text in [
        "\"nan\"",
        "\"+Infinity\"",
        "\"1.5\"",
        "\"\"",
        "null",
        "true",
        "[1]",
        "{}",
        "x",
        "",
        "NaN",
        "1e999",
    ] {
        let [ours, plain] = [read::<f64>(text), serde_json::from_str(text)]
            .map(|result| result.expect_err(text).to_string());
        // Where a list or an object is refused, the reader is one column further on.
        let fault = |error: &str| error.split(" at line ").next().map(str::to_owned);
        assert_eq!(fault(&ours), fault(&plain), "{text}");
    }
    // Only floats know the words.
    refuses::<i64>(
        "\"NaN\"",
        "invalid type: string \"NaN\", expected i64 at line 1 column 5",
    );
    reads("\"NaN\"", "NaN".to_owned());
    reads("[\"NaN\"]", json!(["NaN"]));
}

#[test]
fn null_is_dropped_where_the_type_does_not_take_it() {
    reads("[1,null,2,null]", vec![1, 2]);
    reads("[null]", Vec::<String>::new());
    reads("[null,3]", BTreeSet::from([3]));
    reads("[[null,1],null,[null]]", vec![vec![1.0], vec![]]);
    reads(
        "{\"a\":null,\"b\":1,\"c\":null}",
        BTreeMap::from([("b".to_owned(), 1)]),
    );
    reads(
        "{\"a\":{\"b\":[null],\"c\":null}}",
        HashMap::from([(
            "a".to_owned(),
            HashMap::from([("b".to_owned(), Vec::<bool>::new())]),
        )]),
    );
    reads(
        "[{\"start\":1,\"end\":2},null]",
        vec![Range { start: 1, end: 2 }],
    );
}

#[test]
fn null_stays_where_the_type_takes_it() {
    reads("[1,null]", vec![Some(1), None]);
    reads("[null]", vec![()]);
    reads("[null,[null]]", vec![Value::Null, json!([null])]);
    reads(
        "{\"a\":null,\"b\":[null]}",
        BTreeMap::from([
            ("a".to_owned(), None),
            ("b".to_owned(), Some(vec![None::<i32>])),
        ]),
    );
    let document = "{\"a\":null,\"b\":[null,{\"c\":null}]}";
    reads(document, json!({"a": null, "b": [null, {"c": null}]}));
    reads(
        document,
        serde_json::from_str::<serde_json::Map<String, Value>>(document).expect("reads"),
    );
}

#[test]
fn null_has_its_place_in_a_tuple() {
    refuses::<(i32, i32)>(
        "[1,null,2]",
        "invalid type: null, expected i32 at line 1 column 7",
    );
    refuses::<[i32; 2]>(
        "[1,null]",
        "invalid type: null, expected i32 at line 1 column 7",
    );
    reads("[1,null]", (1, None::<i32>));
}

#[test]
fn strings_are_borrowed_and_keys_are_of_any_type() {
    reads("[\"a\",null,\"b\"]", vec!["a", "b"]);
    reads("{\"a\":\"b\"}", BTreeMap::from([("a", "b")]));
    reads("{\"-1\":1.5,\"2\":null}", BTreeMap::from([(-1, 1.5)]));
    reads("{\"true\":[1,null]}", BTreeMap::from([(true, vec![1])]));
}

/// Reads the same value or fails with the same words as `serde_json`.
fn agrees<'de, T: Deserialize<'de> + PartialEq + Debug>(text: &'de str) {
    let ours = read::<T>(text).map_err(|error| error.to_string());
    let plain = serde_json::from_str::<T>(text).map_err(|error| error.to_string());
    assert_eq!(ours, plain, "{text} as {}", std::any::type_name::<T>());
}

#[test]
fn everything_else_is_as_serde_json_has_it() {
    for text in [
        "",
        " ",
        "1",
        "-1",
        "300",
        "1.5",
        "true",
        "null",
        "\"\"",
        "\"text\"",
        "\"e\\u0301\\n\"",
        "\"\\ud800\"",
        "\"\n\"",
        "\"Ok\"",
        "[]",
        "[1,2]",
        "[1,2,3]",
        "[1,]",
        "[1 2]",
        "[1",
        "[\"a\",\n \"b\"]",
        "[1,\n [true]]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{\"a\":1",
        "{\"a\"}",
        "{1:2}",
        "{\"1\":2}",
        "{\"a\":\n {\"b\": x}}",
        "{\"Ok\":1}",
        "{\"Ok\":1,\"Err\":2}",
        "{\"start\":1,\"end\":2}",
        "{\"start\":1}",
        "{\"start\":1,\"end\":2,\"start\":3}",
        "{\"secs\":1,\"nanos\":2}",
        "nul",
        "1 2",
    ] {
        agrees::<bool>(text);
        agrees::<u8>(text);
        agrees::<i64>(text);
        agrees::<u128>(text);
        agrees::<char>(text);
        agrees::<String>(text);
        agrees::<&str>(text);
        agrees::<()>(text);
        agrees::<Option<u8>>(text);
        agrees::<Box<[u8]>>(text);
        agrees::<(u8, u8)>(text);
        agrees::<[u8; 2]>(text);
        agrees::<Vec<String>>(text);
        agrees::<Vec<Value>>(text);
        agrees::<BTreeMap<String, u8>>(text);
        agrees::<BTreeMap<u8, u8>>(text);
        agrees::<BTreeMap<String, Option<Vec<u8>>>>(text);
        agrees::<Result<u8, u8>>(text);
        agrees::<Range<u8>>(text);
        agrees::<std::time::Duration>(text);
        agrees::<std::num::NonZero<u8>>(text);
        agrees::<std::net::IpAddr>(text);
        agrees::<Value>(text);
    }
}

#[test]
fn the_depth_is_limited() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(read::<Value>(&nested(127)).is_ok());
    refuses::<Value>(
        &nested(128),
        "recursion limit exceeded at line 1 column 128",
    );
    // What is ignored takes no room on the stack.
    assert!(read::<IgnoredAny>(&nested(100_000)).is_ok());
}
