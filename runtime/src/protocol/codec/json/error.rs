//! What `serde_json` says of JSON that is wrong, in words of ours.

use serde_json::error::Category;

use crate::protocol::codec::CodecError;
use crate::protocol::codec::error::{TOO_DEEP, UNEXPECTED, describe};

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
