//! What `serde_json` says of JSON that is wrong, in words of ours.

use serde_json::error::Category;

use crate::protocol::codec::CodecError;
use crate::protocol::codec::error::{UNEXPECTED, describe};

/// How `serde_json` begins the message about nesting.
const TOO_DEEP: &str = "recursion limit exceeded";
/// How `serde_json` begins its other messages about the JSON text, as opposed to a value in it.
const ABOUT_THE_TEXT: [&str; 17] = [
    "EOF while parsing",
    "control character",
    "expected `",
    "expected ident",
    "expected value",
    "float key must be finite",
    "invalid escape",
    "invalid number",
    "invalid unicode code point",
    "invalid value: expected key to be a number",
    "key must be a string",
    "lone leading surrogate",
    "number out of range",
    "trailing characters",
    "trailing comma",
    "unexpected end of hex escape",
    TOO_DEEP,
];

/// Whether the message is about the JSON text, as opposed to a value in it.
pub(in super::super) fn is_about_the_text(message: &str) -> bool {
    ABOUT_THE_TEXT
        .iter()
        .any(|start| message.starts_with(start))
}

/// The message for an error of the reader.
pub(super) fn reading(error: &serde_json::Error) -> CodecError {
    let text = error.to_string();
    let fault = match error.classify() {
        Category::Eof => "the JSON ends early".to_owned(),
        Category::Syntax if text.starts_with(TOO_DEEP) => {
            "the JSON is nested too deeply".to_owned()
        }
        Category::Syntax if text.starts_with("number out of range") => {
            "a number is too large".to_owned()
        }
        Category::Syntax | Category::Io => "the body is not JSON".to_owned(),
        Category::Data => describe(&text).unwrap_or_else(|| UNEXPECTED.to_owned()),
    };
    let (line, column) = (error.line(), error.column());
    CodecError::new(format!("{fault}, at line {line}, column {column}"))
}
