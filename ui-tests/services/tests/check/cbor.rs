//! CBOR as JSON, so that it compares: neither the order of maps nor the width of numbers matters.
//!
//! A second reader beside the library's, which must not judge itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::values::float;

/// The value, if it is one value and nothing behind it. Bytes are base64, and they and tagged values say so.
pub(crate) fn to_json(bytes: &[u8]) -> Option<Value> {
    let mut reader = Reader { rest: bytes };
    let value = reader.value()?;
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

/// The first byte of an item, and the number that follows it. `None`: of indefinite length.
struct Head {
    major: u8,
    info: u8,
    number: Option<u64>,
}

const BREAK: u8 = 0xff;

impl<'a> Reader<'a> {
    fn take(&mut self, count: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(usize::try_from(count).ok()?)?;
        self.rest = rest;
        Some(taken)
    }

    fn head(&mut self) -> Option<Head> {
        let first = self.take(1)?[0];
        let info = first & 0x1f;
        let number = match info {
            0..=23 => Some(u64::from(info)),
            24..=27 => {
                let bytes = self.take(1 << (info - 24))?;
                let add = |number, byte: &u8| number << 8 | u64::from(*byte);
                Some(bytes.iter().fold(0, add))
            }
            31 => None,
            _ => return None,
        };
        Some(Head {
            major: first >> 5,
            info,
            number,
        })
    }

    fn value(&mut self) -> Option<Value> {
        let head = self.head()?;
        Some(match head.major {
            0 => json!(head.number?),
            1 => json!(i64::try_from(-1 - i128::from(head.number?)).ok()?),
            2 => json!({ "bytes": STANDARD.encode(self.text(&head)?) }),
            3 => json!(String::from_utf8(self.text(&head)?).ok()?),
            4 => {
                let mut items = Vec::new();
                while self.has_more(head.number, items.len()) {
                    items.push(self.value()?);
                }
                Value::Array(items)
            }
            5 => {
                let mut members = Map::new();
                let mut count = 0;
                while self.has_more(head.number, count) {
                    let Value::String(name) = self.value()? else {
                        return None;
                    };
                    // A name that is there twice is a fault.
                    if members.insert(name, self.value()?).is_some() {
                        return None;
                    }
                    count += 1;
                }
                Value::Object(members)
            }
            6 => json!({ "tag": head.number?, "value": self.value()? }),
            _ => simple(&head)?,
        })
    }

    /// Bytes or text, in one part or in several.
    fn text(&mut self, head: &Head) -> Option<Vec<u8>> {
        if head.number.is_some() {
            return Some(self.take(head.number?)?.to_vec());
        }
        let mut whole = Vec::new();
        while self.has_more(None, 0) {
            let part = self.head()?;
            if part.major != head.major {
                return None;
            }
            whole.extend(self.take(part.number?)?);
        }
        Some(whole)
    }

    /// Whether there is one more than the count. Passes over what ends an item of indefinite length.
    fn has_more(&mut self, length: Option<u64>, count: usize) -> bool {
        match length {
            Some(length) => (count as u64) < length,
            None if self.rest.first() == Some(&BREAK) => {
                self.rest = &self.rest[1..];
                false
            }
            None => true,
        }
    }
}

/// Booleans, null and floats.
fn simple(head: &Head) -> Option<Value> {
    let number = head.number?;
    Some(match head.info {
        20 => json!(false),
        21 => json!(true),
        22 => Value::Null,
        25 => float(half(u16::try_from(number).ok()?)),
        26 => float(f64::from(f32::from_bits(u32::try_from(number).ok()?))),
        27 => float(f64::from_bits(number)),
        _ => return None,
    })
}

/// A float of 16 bits (RFC 8949, appendix D).
fn half(bits: u16) -> f64 {
    let (exponent, fraction) = ((bits >> 10) & 0x1f, f64::from(bits & 0x3ff));
    let value = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (fraction + 1024.0) * 2f64.powi(i32::from(exponent) - 25),
    };
    if bits >> 15 == 0 { value } else { -value }
}

#[test]
fn cbor_is_read() {
    // Of RFC 8949, appendix A.
    for (hex, json) in [
        ("17", "23"),
        ("1b000000e8d4a51000", "1000000000000"),
        ("3903e7", "-1000"),
        ("f93c00", "1.0"),
        ("f90001", "5.960464477539063e-8"),
        ("f9fc00", r#""-Infinity""#),
        ("fa47c35000", "100000.0"),
        ("fb3ff199999999999a", "1.1"),
        ("f7", ""),
        ("c11a514b67b0", r#"{"tag":1,"value":1363896240}"#),
        ("4401020304", r#"{"bytes":"AQIDBA=="}"#),
        ("62c3bc", r#""ü""#),
        ("a26161016162820203", r#"{"a":1,"b":[2,3]}"#),
        ("bf61619f01f6ff6162f4ff", r#"{"a":[1,null],"b":false}"#),
        ("7f657374726561646d696e67ff", r#""streaming""#),
        ("a2616101616102", ""),
        ("0101", ""),
        ("8201", ""),
    ] {
        let digits: Vec<u8> = (0..hex.len() / 2)
            .map(|place| u8::from_str_radix(&hex[2 * place..2 * place + 2], 16).expect("hex"))
            .collect();
        let expected: Option<Value> = serde_json::from_str(json).ok();
        assert_eq!(to_json(&digits), expected, "{hex}");
    }
}
