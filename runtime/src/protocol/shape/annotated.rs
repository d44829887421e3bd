//! Values of which something is said beside their type.

use std::fmt;

use serde::de::{DeserializeSeed, Visitor};
use serde::{Deserializer, Serialize, Serializer};

/// A value, or the seed of one, in a newtype whose name says something of it to codecs that ask for such names. To all others it is
/// the value itself.
pub(crate) struct Annotated<T> {
    inner: T,
    words: &'static str,
}

impl<T> Annotated<T> {
    pub(crate) fn new(inner: T, words: &'static str) -> Self {
        Self { inner, words }
    }
}

impl<T: Serialize> Serialize for Annotated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(self.words, &self.inner)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Annotated<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        deserializer.deserialize_newtype_struct(self.words, Inner(self.inner))
    }
}

struct Inner<S>(S);

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Inner<S> {
    type Value = S::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(inner)
    }
}

/// Writes a structure with what is said of it wherever it stands, as the name of a newtype.
pub fn serialize_annotated<S: Serializer, T: Serialize>(
    words: &'static str,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(words, value)
}
