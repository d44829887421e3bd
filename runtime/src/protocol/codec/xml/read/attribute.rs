//! The value of an attribute.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{Deserializer, Error as _, Unexpected, Visitor};

use crate::protocol::codec::CodecError;
use crate::protocol::codec::text::{Said, read_scalars};

/// Reads a scalar from text.
pub(super) struct Attribute<'de> {
    value: &'de str,
    said: Said,
}

impl<'de> Attribute<'de> {
    pub(super) fn new(value: &'de str) -> Self {
        Self {
            value,
            said: Said::default(),
        }
    }

    #[allow(clippy::unnecessary_wraps)] // As all readers of scalars have it.
    fn text(&self) -> Result<&'de str, CodecError> {
        Ok(self.value)
    }

    fn refuse<T>(expected: &dyn serde::de::Expected) -> Result<T, CodecError> {
        Err(CodecError::invalid_type(
            Unexpected::Other("string"),
            expected,
        ))
    }
}

impl<'de> Deserializer<'de> for Attribute<'de> {
    type Error = CodecError;

    read_scalars!();

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_borrowed_str(self.value)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        Self::refuse(&visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        Self::refuse(&visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        Self::refuse(&visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.value))
    }
}
