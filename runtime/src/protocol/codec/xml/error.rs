//! What can be wrong with XML that is read.

use super::super::error::{ABOUT_THE_XML, UNEXPECTED, describe};
use crate::protocol::codec::CodecError;

/// The error for a text that is no document.
pub(super) fn not_parsed((fault, position): (&'static str, usize)) -> CodecError {
    CodecError::new(format!("{ABOUT_THE_XML}{fault}, at byte {position}"))
}

pub(super) fn not_utf_8() -> CodecError {
    CodecError::new(format!("{ABOUT_THE_XML}is not in UTF-8"))
}

/// The error in words that repeat no value.
pub(super) fn described(error: CodecError) -> CodecError {
    let text = error.to_string();
    if text.starts_with(ABOUT_THE_XML) {
        return error;
    }
    CodecError::new(describe(&text).unwrap_or_else(|| UNEXPECTED.to_owned()))
}
