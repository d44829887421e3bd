//! What a signature says of a body.

use std::borrow::Cow;
use std::fmt;

use sha2::{Digest, Sha256};

/// What a signature says of the request's body.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum SignedBody<'a> {
    /// These are its bytes. For a request without a body, none.
    Bytes(&'a [u8]),
    /// This is its SHA-256: for a body that is not in memory as a whole.
    Sha256([u8; 32]),
    /// Nothing: whoever is between could change it. For https, and for services that allow it: S3, and operations that the
    /// service's model marks so (Smithy's trait `unsignedPayload`).
    Unsigned,
    /// Nothing, and it is in chunks (`content-encoding: aws-chunked`) with a checksum behind them: S3's
    /// `STREAMING-UNSIGNED-PAYLOAD-TRAILER`. For https. [`Operation::encode_streaming`](crate::Operation::encode_streaming)
    /// makes such a body where a request has the header `x-amz-trailer`.
    UnsignedTrailer,
}

impl SignedBody<'_> {
    /// The last line of the canonical request, and the value of the header `x-amz-content-sha256`.
    pub(super) fn hash(self) -> Cow<'static, str> {
        match self {
            Self::Bytes(bytes) => hex(&sha256(bytes)).into(),
            Self::Sha256(hash) => hex(&hash).into(),
            Self::Unsigned => "UNSIGNED-PAYLOAD".into(),
            Self::UnsignedTrailer => "STREAMING-UNSIGNED-PAYLOAD-TRAILER".into(),
        }
    }
}

impl fmt::Debug for SignedBody<'_> {
    /// Bodies carry secrets: of bytes, the length is shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
            Self::Sha256(hash) => write!(f, "Sha256({})", hex(hash)),
            Self::Unsigned => f.write_str("Unsigned"),
            Self::UnsignedTrailer => f.write_str("UnsignedTrailer"),
        }
    }
}

pub(super) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Digits of 16, in lower case.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0xF])
        .map(|digit| char::from(DIGITS[usize::from(digit)]));
    let mut text = String::with_capacity(bytes.len() * 2);
    for digit in digits {
        text.push(digit);
    }
    text
}
