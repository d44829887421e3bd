//! Random items against another reader: what is CBOR, and what a document has of it.

use aws_operation::{Document, Operation};
use ciborium::Value;

use super::places::with;
use super::random::{Rules, item};
use super::sink::cbor;
use crate::check::{one, reply};
use crate::random::Numbers;

/// What a document can be that has this value; a number without a value in JSON is null.
fn document(value: &Value) -> Document {
    match value {
        Value::Integer(integer) => {
            let integer = i128::from(*integer);
            match u64::try_from(integer) {
                Ok(integer) => integer.into(),
                Err(_) => i64::try_from(integer).expect("64 bits").into(),
            }
        }
        Value::Float(float) => (*float).into(),
        Value::Text(text) => text.as_str().into(),
        Value::Bool(flag) => (*flag).into(),
        Value::Null => Document::Null,
        Value::Tag(_, inner) => document(inner),
        Value::Array(items) => items.iter().map(document).collect(),
        Value::Map(entries) => Document::Object(
            entries
                .iter()
                .map(|(name, value)| match document(name) {
                    Document::String(name) => (name, document(value)),
                    other => panic!("{other} is no name"),
                })
                .collect(),
        ),
        other => panic!("{other:?} is no document"),
    }
}

#[test]
fn a_document_is_what_another_reader_makes_of_it() {
    let mut numbers = Numbers::new(0xbb67_ae85_84ca_a73b);
    let mut sizes = 0;
    for _ in 0..6_000 {
        let item = item(&mut numbers, 5, Rules::DOCUMENT);
        let value: Value = ciborium::from_reader(&item[..]).expect("well formed");
        let expected = Some(document(&value)).filter(|it| !it.is_null() || item.len() > 3);
        let read = cbor::Drain::decode(reply(200, with("document", &item)));
        let read = read.expect("an output").document;
        // A member that is null is one that is not set; a float that JSON lacks is null and set.
        assert_eq!(
            read.unwrap_or_default(),
            expected.unwrap_or_default(),
            "{item:x?}"
        );
        sizes += item.len();
    }
    assert!(sizes > 60_000, "{sizes}");
}

#[test]
fn what_is_well_formed_is_passed_over() {
    let mut numbers = Numbers::new(0x3c6e_f372_fe94_f82b);
    for _ in 0..6_000 {
        let item = item(&mut numbers, 6, Rules::ANYTHING);
        ciborium::from_reader::<Value, _>(&item[..]).expect("well formed");
        for status in [200, 400] {
            let tally = one::<cbor::Drain>(&reply(status, with("new", &item)));
            assert_eq!(tally.read == 1, status == 200, "{item:x?}");
        }
    }
}

/// Whether it is one item, to another reader.
fn is_one_item(mut bytes: &[u8]) -> bool {
    let read = ciborium::from_reader::<Value, _>(&mut bytes);
    read.is_ok() && bytes.is_empty()
}

#[test]
fn what_is_damaged_is_an_item_to_both_readers_or_to_neither() {
    let mut numbers = Numbers::new(0xa54f_f53a_5f1d_36f1);
    let (mut good, mut bad) = (0, 0);
    for _ in 0..15_000 {
        let mut item = item(&mut numbers, 4, Rules::ANYTHING);
        for _ in 0..=numbers.below(2) {
            let place = numbers.below(item.len());
            match numbers.below(4) {
                0 => item[place] ^= 1 << numbers.below(8),
                1 => item[place] = u8::try_from(numbers.below(256)).expect("a byte"),
                2 if item.len() > 1 => drop(item.remove(place)),
                _ => item.insert(place, u8::try_from(numbers.below(256)).expect("a byte")),
            }
        }
        let expected = is_one_item(&item);
        let read = one::<cbor::Drain>(&reply(200, with("new", &item))).read == 1;
        assert_eq!(read, expected, "{item:x?}");
        if expected {
            good += 1;
        } else {
            bad += 1;
        }
    }
    assert!(good > 1_500 && bad > 1_500, "{good} {bad}");
}
