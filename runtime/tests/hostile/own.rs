//! A type of a program's own, whose messages repeat what they were given, as such types' messages do.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text of hexadecimal digits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hex(String);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text))
        } else if text.len() % 2 == 0 {
            Err(D::Error::invalid_value(
                Unexpected::Str(&text),
                &"hexadecimal digits",
            ))
        } else {
            Err(D::Error::custom(format_args!("{text} is not hexadecimal")))
        }
    }
}
