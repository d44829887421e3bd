//! Scalars that were read, in the convention of the conformance suites.

use std::io::Read;

use aws_operation::{ByteStream, Document, Timestamp};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

pub(crate) fn document(text: &str) -> Document {
    serde_json::from_str(text).expect("JSON of a case")
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

/// Text where it is text, else base64.
pub(crate) fn blob(bytes: &[u8]) -> Value {
    std::str::from_utf8(bytes).map_or_else(|_| json!(STANDARD.encode(bytes)), |text| json!(text))
}

pub(crate) fn stream(mut stream: ByteStream) -> Value {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("bytes in memory");
    blob(&bytes)
}

/// Seconds, with a fraction that is good to the microsecond.
pub(crate) fn timestamp(value: Timestamp) -> Value {
    let (seconds, micros) = (value.epoch_seconds(), value.subsec_nanos() / 1000);
    if value.subsec_nanos() == 0 {
        return json!(seconds);
    }
    // Divided once, so that it is rounded once.
    json!((seconds * 1_000_000 + i64::from(micros)) as f64 / 1e6)
}
