//! What can be wrong with CBOR that is read.

use std::fmt::{self, Display};

use crate::protocol::codec::CodecError;
use crate::protocol::codec::error::{ABOUT_THE_CBOR, UNEXPECTED, describe};

/// What is wrong.
#[derive(Debug)]
pub(super) enum CborError {
    /// The bytes are no CBOR, or none that is read here.
    Bytes { fault: &'static str, at: usize },
    /// A value is not what was expected, in serde's words or in ours, which may repeat it.
    Value(String),
}

impl CborError {
    /// The error in words that repeat no value.
    pub(super) fn described(self) -> CodecError {
        CodecError::new(match self {
            Self::Value(text) => describe(&text).unwrap_or_else(|| UNEXPECTED.to_owned()),
            bytes @ Self::Bytes { .. } => bytes.to_string(),
        })
    }
}

impl Display for CborError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes { fault, at } => write!(f, "{ABOUT_THE_CBOR}{fault}, at byte {at}"),
            Self::Value(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for CborError {}

impl serde::de::Error for CborError {
    fn custom<T: Display>(message: T) -> Self {
        Self::Value(message.to_string())
    }
}
