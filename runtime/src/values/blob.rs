//! Bytes.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::protocol::codec::BLOB;
use crate::sensitive::Wipe;

/// Bytes: the type of a blob member.
///
/// In JSON they are base64 with the standard alphabet and padding (RFC 4648 section 4), and reading accepts nothing else; in CBOR
/// they are bytes; as a payload they are the body as it is. `Debug` prints how many there are, not the bytes; for secret ones there is
/// `Sensitive<Blob>`.
///
/// ```
/// use aws_operation::Blob;
///
/// let blob = Blob::from("value");
/// assert_eq!(blob.as_bytes(), b"value");
/// assert_eq!(format!("{blob:?}"), "Blob(5 bytes)");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The bytes, without a copy.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// As it is in JSON strings and in headers.
    pub(crate) fn to_base64(&self) -> String {
        BASE64_STANDARD.encode(&self.0)
    }

    /// The reverse of `to_base64`. `None` where the text is not base64.
    pub(crate) fn from_base64(text: &str) -> Option<Self> {
        BASE64_STANDARD.decode(text).ok().map(Self)
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => f.write_str("Blob(1 byte)"),
            length => write!(f, "Blob({length} bytes)"),
        }
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Wipe for Blob {
    fn wipe(&mut self) {
        self.0.wipe();
    }
}

// Not for `Sensitive<Blob>` too: then `Sensitive::from("...")` would no longer tell that it means a string.
macro_rules! from_bytes {
    ($($source:ty),*) => {$(
        impl From<$source> for Blob {
            fn from(bytes: $source) -> Self {
                Self(bytes.into())
            }
        }
    )*};
}

from_bytes!(Vec<u8>, &[u8], String, &str);

impl<const N: usize> From<&[u8; N]> for Blob {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl Serialize for Blob {
    /// Base64; bytes, where the format is not for people.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(BLOB, &Bytes(self))
    }
}

/// The bytes, without the name that tells codecs that they are a blob.
struct Bytes<'a>(&'a Blob);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_bytes(self.0.as_bytes());
        }
        let mut text = self.0.to_base64();
        let result = serializer.serialize_str(&text);
        // The bytes may be a secret, and then so is this copy.
        text.wipe();
        result
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(BLOB, BlobVisitor)
    }
}

struct BlobVisitor;

impl<'de> Visitor<'de> for BlobVisitor {
    type Value = Blob;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string of base64")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Blob, D::Error> {
        if inner.is_human_readable() {
            inner.deserialize_str(self)
        } else {
            inner.deserialize_byte_buf(self)
        }
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Blob, E> {
        Ok(bytes.into())
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Blob, E> {
        Ok(bytes.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Blob, E> {
        Blob::from_base64(text).ok_or_else(|| E::invalid_value(Unexpected::Other("string"), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::Blob;
    use crate::sensitive::{Sensitive, Wipe};

    #[test]
    fn json_is_base64() {
        for (bytes, json) in [
            ("", "\"\""),
            ("value", "\"dmFsdWU=\""),
            ("??>>", "\"Pz8+Pg==\""),
        ] {
            let blob = Blob::from(bytes);
            assert_eq!(serde_json::to_string(&blob).expect("writes"), json);
            assert_eq!(serde_json::from_str::<Blob>(json).expect("reads"), blob);
        }
    }

    #[test]
    fn what_is_not_base64_is_refused_and_not_repeated() {
        // Without padding, of the URL alphabet, with white space, with bits that say nothing, and no string at all.
        for json in [
            "\"dmFsdWU\"",
            "\"Pz8-Pg==\"",
            "\"dmFs dWU=\"",
            "\"dmFsdWV=\"",
        ] {
            let error = serde_json::from_str::<Blob>(json).expect_err("is refused");
            assert_eq!(
                error.to_string(),
                format!(
                    "invalid value: string, expected a string of base64 at line 1 column {}",
                    json.len()
                )
            );
        }
        let error = serde_json::from_str::<Blob>("[1]").expect_err("is refused");
        assert!(
            error.to_string().contains("expected a string of base64"),
            "{error}"
        );
    }

    #[test]
    fn debug_prints_the_length_only() {
        assert_eq!(format!("{:?}", Blob::default()), "Blob(0 bytes)");
        assert_eq!(format!("{:?}", Blob::from(b"s")), "Blob(1 byte)");
        assert_eq!(format!("{:?}", Blob::from("secret")), "Blob(6 bytes)");
    }

    #[test]
    fn a_secret_blob_is_read_and_written_like_any_other() {
        let secret: Sensitive<Blob> = serde_json::from_str("\"a2V5\"").expect("reads");
        assert_eq!(secret, Sensitive::from(Blob::from("key")));
        assert_eq!(serde_json::to_string(&secret).expect("writes"), "\"a2V5\"");
        assert_eq!(format!("{secret:?}"), "[redacted]");
    }

    #[test]
    fn wiping_leaves_nothing() {
        let mut blob = Blob::from("key");
        blob.wipe();
        assert!(blob.as_bytes().iter().all(|byte| *byte == 0));
    }
}
