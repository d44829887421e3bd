//! Random outputs and requests, which another library writes and reads the same.

use std::collections::BTreeMap;

use aws_operation::server::ServerOperation;
use aws_operation::{Blob, Operation, Timestamp};
use ciborium::Value;
use serde_json::json;

use super::samples::{flood, sent, written};
use super::sink::{Draining, Flood, cbor};
use crate::check::reply;
use crate::random::Numbers;
use crate::samples::tree;
use crate::sink::{Choice, Kind, Level, Tree};

fn maybe<T>(numbers: &mut Numbers, make: impl FnOnce(&mut Numbers) -> T) -> Option<T> {
    (numbers.below(2) == 0).then(|| make(numbers))
}

/// A number of any width, edges included.
fn wide(numbers: &mut Numbers) -> u64 {
    match numbers.below(4) {
        0 => 0,
        1 => u64::MAX,
        _ => numbers.next() >> numbers.below(64),
    }
}

fn signed(numbers: &mut Numbers) -> i64 {
    wide(numbers).cast_signed()
}

fn cut<T: TryFrom<i64>>(numbers: &mut Numbers) -> Option<T> {
    (0..64).find_map(|shift| T::try_from(signed(numbers) >> shift).ok())
}

fn text(numbers: &mut Numbers) -> String {
    let pieces = [
        "",
        "a",
        "\u{0}",
        "\u{fc}",
        "\u{1f600}",
        "\"\\",
        "id",
        "2019-12-16T23:48:18Z",
    ];
    (0..numbers.below(40))
        .map(|_| numbers.one_of(&pieces))
        .collect()
}

fn float(numbers: &mut Numbers) -> f64 {
    let wide = f64::from_bits(numbers.next());
    let choices = [
        wide,
        0.5,
        -0.0,
        f64::INFINITY,
        65504.0,
        1e300,
        f64::MIN_POSITIVE,
    ];
    let chosen = choices[numbers.below(choices.len())];
    if chosen.is_nan() { 0.25 } else { chosen }
}

fn blob(numbers: &mut Numbers) -> Blob {
    let bytes: Vec<u8> = (0..numbers.below(300))
        .map(|_| numbers.next().to_be_bytes()[0])
        .collect();
    bytes.into()
}

/// With a fraction that a double has exactly.
fn time(numbers: &mut Numbers) -> Timestamp {
    let quarters = u32::try_from(numbers.below(4)).expect("few");
    let seconds = i64::try_from(numbers.below(4_000_000_000)).expect("this century or the next");
    Timestamp::from_epoch(seconds, quarters * 250_000_000)
}

fn choice(numbers: &mut Numbers) -> Choice {
    match numbers.below(7) {
        0 => Choice::Text(text(numbers)),
        1 => Choice::Secret(text(numbers).into()),
        2 => Choice::Double(float(numbers)),
        3 => Choice::Blob(blob(numbers)),
        4 => Choice::Time(time(numbers)),
        5 => Choice::Again(Box::new(choice(numbers))),
        _ => Choice::List((0..numbers.below(3)).map(|_| choice(numbers)).collect()),
    }
}

fn any_tree(numbers: &mut Numbers, depth: usize) -> Tree {
    let mut it = Tree::new();
    it.name = maybe(numbers, text);
    it.secret = maybe(numbers, text).map(Into::into);
    it.weight = maybe(numbers, float);
    it.time = maybe(numbers, time);
    it.note = maybe(
        numbers,
        |numbers| json!({text(numbers): [signed(numbers), wide(numbers), null]}),
    );
    it.choice = maybe(numbers, choice).map(Box::new);
    if depth > 0 {
        it.child = maybe(numbers, |numbers| Box::new(any_tree(numbers, depth - 1)));
        it.children = maybe(numbers, |numbers| {
            (0..numbers.below(3))
                .map(|_| any_tree(numbers, depth - 1))
                .collect()
        });
        it.named = maybe(numbers, |numbers| {
            BTreeMap::from([(text(numbers), any_tree(numbers, depth - 1))])
        });
    }
    it
}

/// An output with some of its members, of any value.
fn any_flood(numbers: &mut Numbers) -> Flood {
    let mut it = Flood::new(text(numbers));
    it.text = maybe(numbers, text);
    it.secret = maybe(numbers, text).map(Into::into);
    it.letter = maybe(numbers, |numbers| {
        ['a', '\u{fc}', '\u{1f600}'][numbers.below(3)]
    });
    it.flag = maybe(numbers, |numbers| numbers.below(2) == 0);
    it.byte = cut(numbers);
    it.short = cut(numbers);
    it.integer = cut(numbers);
    it.long = maybe(numbers, signed);
    it.huge = maybe(numbers, |numbers| -1 - i128::from(wide(numbers)));
    it.unsigned_byte = cut(numbers);
    it.unsigned_short = cut(numbers);
    it.unsigned_integer = cut(numbers);
    it.unsigned_long = maybe(numbers, wide);
    it.float = maybe(numbers, |numbers| {
        [0.1_f32, -0.0, f32::MAX, f32::INFINITY][numbers.below(4)]
    });
    it.double = maybe(numbers, float);
    it.blob = maybe(numbers, blob);
    it.secret_blob = maybe(numbers, blob).map(Into::into);
    it.time = maybe(numbers, time);
    it.date_time = maybe(numbers, time);
    it.http_date = maybe(numbers, time);
    it.kind = maybe(numbers, |numbers| Kind::from(text(numbers).as_str()));
    it.level = cut(numbers).map(|it: i32| Level::from(it));
    it.choice = maybe(numbers, choice);
    it.tree = maybe(numbers, |numbers| Box::new(any_tree(numbers, 3)));
    it.pair = maybe(numbers, |numbers| (-7, text(numbers)));
    it.outcome = maybe(numbers, |numbers| {
        if numbers.below(2) == 0 {
            Ok(7)
        } else {
            Err(text(numbers))
        }
    });
    it.list = maybe(numbers, |numbers| {
        (0..numbers.below(30)).map(|_| text(numbers)).collect()
    });
    it.sparse_list = maybe(numbers, |numbers| {
        (0..numbers.below(300)).map(|_| cut(numbers)).collect()
    });
    it.blobs = maybe(numbers, |numbers| {
        (0..numbers.below(3)).map(|_| blob(numbers)).collect()
    });
    it.map = maybe(numbers, |numbers| {
        BTreeMap::from([(text(numbers), any_tree(numbers, 1))])
    });
    it.sparse_map = maybe(numbers, |numbers| {
        BTreeMap::from([(text(numbers), maybe(numbers, choice))])
    });
    it.numbered = maybe(numbers, |numbers| {
        BTreeMap::from([(cut(numbers).unwrap_or(0), float(numbers))])
    });
    it.times = maybe(numbers, |numbers| {
        (0..numbers.below(3)).map(|_| time(numbers)).collect()
    });
    it.count = cut(numbers).unwrap_or(7);
    it
}

/// The value without its tags, which another reader keeps for the types of its own.
fn untagged(value: Value) -> Value {
    match value {
        Value::Tag(1, inner) => untagged(*inner),
        Value::Array(items) => items.into_iter().map(untagged).collect::<Vec<_>>().into(),
        Value::Map(entries) => {
            let entries = entries
                .into_iter()
                .map(|(name, value)| (untagged(name), untagged(value)));
            Value::Map(entries.collect())
        }
        other => other,
    }
}

fn theirs(body: &[u8]) -> Value {
    ciborium::from_reader(body).expect("what we write is CBOR")
}

fn rewritten(value: &Value) -> Vec<u8> {
    let mut body = Vec::new();
    ciborium::into_writer(value, &mut body).expect("it is in memory");
    body
}

#[test]
fn what_we_write_another_reads_the_same() {
    let mut numbers = Numbers::new(0x510e_527f_ade6_82d1);
    for _ in 0..1_500 {
        let flood = any_flood(&mut numbers);
        let body = written::<cbor::Drain>(&flood).into_body();
        let read: Flood = untagged(theirs(&body)).deserialized().expect("an output");
        assert_eq!(read, flood);
        assert_eq!(
            cbor::Drain::decode(reply(200, body)).expect("an output"),
            flood
        );
    }
}

#[test]
fn what_another_writes_we_read_the_same() {
    let mut numbers = Numbers::new(0x9b05_688c_2b3e_6c1f);
    for _ in 0..1_500 {
        let flood = any_flood(&mut numbers);
        // From the types, and from the values in our own words.
        let mut typed = Vec::new();
        ciborium::into_writer(&flood, &mut typed).expect("it is in memory");
        let reworded = rewritten(&theirs(&written::<cbor::Drain>(&flood).into_body()));
        for body in [typed, reworded] {
            assert_eq!(
                cbor::Drain::decode(reply(200, body)).expect("an output"),
                flood
            );
        }
        let drain = cbor::Drain::of(flood);
        let request = sent(&drain).map(|body| rewritten(&theirs(&body)));
        assert_eq!(cbor::Drain::decode_request(&request), Ok(drain));
    }
}

#[test]
fn an_output_with_every_member_is_the_same_to_both() {
    let mut all = flood();
    all.tree = Some(Box::new(tree()));
    let body = written::<cbor::Drain>(&all).into_body();
    let read: Flood = untagged(theirs(&body)).deserialized().expect("an output");
    assert_eq!(read, all);
    let times = theirs(&body);
    let time = times
        .as_map()
        .and_then(|map| map.iter().find(|(name, _)| name.as_text() == Some("time")));
    assert!(matches!(time, Some((_, Value::Tag(1, _)))), "{time:?}");
}
