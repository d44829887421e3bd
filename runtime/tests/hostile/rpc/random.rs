//! Items that are well formed, whatever form they take, and the same in every run.

use super::encode::{
    BYTES, LIST, MAP, NEGATIVE, NULL, TAG, TEXT, UNDEFINED, UNSIGNED, double, endless, half,
    single, wide_head, width,
};
use crate::check::{NUMBER, VALUE};
use crate::random::Numbers;

/// What the items may have.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// Byte strings.
    pub(crate) bytes: bool,
    /// Names of any kind in maps.
    pub(crate) names: bool,
    /// Integers of more than 64 bits, which are negative.
    pub(crate) below: bool,
}

impl Rules {
    pub(crate) const ANYTHING: Self = Self {
        bytes: true,
        names: true,
        below: true,
    };
    /// What a document can hold.
    pub(crate) const DOCUMENT: Self = Self {
        bytes: false,
        names: false,
        below: false,
    };
}

const TEXTS: [&str; 8] = [
    "",
    "a",
    "__type",
    "Small",
    "\u{fc}\u{1f600}",
    "2019-12-16T23:48:18Z",
    VALUE,
    "id",
];

/// A head whose argument is as wide as it must be, or wider.
fn any_head(numbers: &mut Numbers, major: u8, argument: u64) -> Vec<u8> {
    let widths: Vec<usize> = [0, 1, 2, 4, 8]
        .into_iter()
        .filter(|it| *it >= width(argument))
        .collect();
    wide_head(major, widths[numbers.below(widths.len())], argument)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).expect("a length")
}

fn integer(numbers: &mut Numbers, rules: Rules) -> Vec<u8> {
    let edges = [
        0,
        23,
        24,
        255,
        256,
        65535,
        65536,
        u64::from(u32::MAX),
        1 << 32,
        u64::MAX >> 1,
        u64::MAX,
    ];
    let value = match numbers.below(3) {
        0 => NUMBER.parse().expect("a number"),
        1 => edges[numbers.below(edges.len())],
        _ => numbers.next() >> numbers.below(64),
    };
    if numbers.below(2) == 0 {
        any_head(numbers, UNSIGNED, value)
    } else {
        let value = if rules.below { value } else { value >> 1 };
        any_head(numbers, NEGATIVE, value)
    }
}

fn float(numbers: &mut Numbers) -> Vec<u8> {
    let bits = numbers.next();
    match numbers.below(3) {
        0 => half(u16::try_from(bits & 0xffff).expect("16 bits")),
        1 => single(f32::from_bits(u32::try_from(bits >> 32).expect("32 bits"))),
        _ => double(f64::from_bits(bits)),
    }
}

/// A string, whole or in chunks.
fn string(numbers: &mut Numbers, major: u8) -> Vec<u8> {
    let mut chunk = || {
        let value = *numbers
            .one_of(&[&TEXTS])
            .get(numbers.below(TEXTS.len()))
            .expect("one");
        [any_head(numbers, major, count(value.len())), value.into()].concat()
    };
    let whole = chunk();
    if numbers.below(4) > 0 {
        return whole;
    }
    let chunks: Vec<_> = (0..numbers.below(4)).map(|_| whole.clone()).collect();
    endless(major, &chunks)
}

fn text(numbers: &mut Numbers) -> Vec<u8> {
    string(numbers, TEXT)
}

/// Items, with their number before them or a break behind.
fn collection(numbers: &mut Numbers, major: u8, entries: &[Vec<u8>]) -> Vec<u8> {
    if numbers.below(2) == 0 {
        endless(major, entries)
    } else {
        let head = any_head(numbers, major, count(entries.len()));
        [head, entries.concat()].concat()
    }
}

/// An item that is well formed.
pub(crate) fn item(numbers: &mut Numbers, depth: usize, rules: Rules) -> Vec<u8> {
    match numbers.below(if depth > 0 { 12 } else { 8 }) {
        0 => integer(numbers, rules),
        1 => float(numbers),
        2 => numbers.one_of(&[NULL, UNDEFINED]).to_vec(),
        3 => numbers.one_of(&[&[0xf4_u8][..], &[0xf5]]).to_vec(),
        4 if rules.bytes => string(numbers, BYTES),
        5 => {
            let number = numbers.next() >> numbers.below(64);
            let tag = any_head(numbers, TAG, number);
            [tag, item(numbers, depth.saturating_sub(1), rules)].concat()
        }
        8..=9 => {
            let items: Vec<_> = (0..numbers.below(4))
                .map(|_| item(numbers, depth - 1, rules))
                .collect();
            collection(numbers, LIST, &items)
        }
        10..=11 => {
            let entries: Vec<_> = (0..numbers.below(4))
                .map(|_| {
                    let is_text = !rules.names || numbers.below(2) == 0;
                    let name = if is_text {
                        text(numbers)
                    } else {
                        item(numbers, depth - 1, rules)
                    };
                    [name, item(numbers, depth - 1, rules)].concat()
                })
                .collect();
            collection(numbers, MAP, &entries)
        }
        _ => text(numbers),
    }
}
