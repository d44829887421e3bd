//! Values in the convention of the suites.

use aws_operation::{Document, Timestamp};
use serde_json::{Number, Value, json};

pub(crate) fn document(text: &str) -> Document {
    serde_json::from_str(text).expect("JSON of the suite")
}

pub(crate) fn float(value: f64) -> Value {
    if value.is_nan() {
        json!("NaN")
    } else if value.is_infinite() {
        json!(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else {
        json!(value)
    }
}

pub(crate) fn blob(bytes: &[u8]) -> Value {
    json!(std::str::from_utf8(bytes).expect("the suites have text in blobs"))
}

pub(crate) fn timestamp(value: Timestamp) -> Value {
    let fraction = f64::from(value.subsec_nanos()) / 1e9;
    if fraction == 0.0 {
        json!(value.epoch_seconds())
    } else {
        json!(value.epoch_seconds() as f64 + fraction)
    }
}

/// Whether two values are the same: numbers as numbers, whatever their form.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => same_number(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(key, value)| right.get(key).is_some_and(|other| same(value, other)))
        }
        _ => left == right,
    }
}

fn same_number(left: &Number, right: &Number) -> bool {
    match (left.as_i64(), right.as_i64()) {
        (Some(left), Some(right)) => left == right,
        // A `float` has seven digits.
        _ => match (left.as_f64(), right.as_f64()) {
            (Some(left), Some(right)) => (left - right).abs() <= left.abs() * 1e-7,
            _ => false,
        },
    }
}
