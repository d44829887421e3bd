//! Numbers, bytes and JSON that look random and are the same in every run.

use crate::check::{NUMBER, VALUE};

/// Numbers from a seed (xorshift).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).expect("a small number");
        usize::try_from(self.next() % limit).expect("below")
    }

    pub(crate) fn one_of<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }
}

const SCALARS: [&str; 24] = [
    "null",
    "true",
    "false",
    "0",
    "-0",
    "1",
    "-1.5",
    "1e400",
    "9223372036854775808",
    "-9223372036854775809",
    "1576540098.25",
    "\"\"",
    "\"NaN\"",
    "\"Infinity\"",
    "\"Small\"",
    "\"dmFsdWU=\"",
    "\"2019-12-16T23:48:18Z\"",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud800\"",
    "\u{feff}",
    "{}",
    "[]",
    "[null]",
];

const NAMES: [&str; 24] = [
    "id",
    "text",
    "secret",
    "byte",
    "long",
    "double",
    "blob",
    "time",
    "document",
    "kind",
    "level",
    "choice",
    "tree",
    "child",
    "children",
    "named",
    "list",
    "sparseList",
    "map",
    "kinds",
    "__type",
    "code",
    "new",
    "",
];

/// Appends a value that JSON may or may not allow.
pub(crate) fn json(numbers: &mut Numbers, depth: usize, out: &mut String) {
    match numbers.below(10) {
        0..=1 if depth > 0 => {
            out.push('[');
            for index in 0..numbers.below(4) {
                if index > 0 {
                    out.push(',');
                }
                json(numbers, depth - 1, out);
            }
            out.push(']');
        }
        2..=5 if depth > 0 => object(numbers, depth, out),
        6 => out.extend(["\"", VALUE, "\""]),
        7 => out.push_str(NUMBER),
        _ => out.push_str(numbers.one_of(&SCALARS)),
    }
}

/// Appends an object.
pub(crate) fn object(numbers: &mut Numbers, depth: usize, out: &mut String) {
    out.push('{');
    for index in 0..numbers.below(5) {
        if index > 0 {
            out.push(',');
        }
        out.extend(["\"", numbers.one_of(&NAMES), "\":"]);
        json(numbers, depth - 1, out);
    }
    out.push('}');
}
