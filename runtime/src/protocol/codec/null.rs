//! `null` where a value is expected.

use std::fmt::{self, Display};
use std::iter;
use std::marker::PhantomData;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;

/// How `serde_json`'s `RawValue` announces itself.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Reads a `T`, or `None` for a `null` that `T` does not take.
pub(crate) struct UnlessNull<T>(PhantomData<T>);

impl<T> UnlessNull<T> {
    #[inline]
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for UnlessNull<T> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for UnlessNull<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }

    #[inline]
    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(T::deserialize(Null).ok())
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        self.visit_none()
    }
}

/// A `null`.
struct Null;

impl<'de> Deserializer<'de> for Null {
    type Error = NotTaken;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotTaken> {
        visitor.visit_unit()
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotTaken> {
        visitor.visit_none()
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotTaken> {
        if name == RAW_VALUE {
            let text = BorrowedStrDeserializer::new("null");
            visitor.visit_map(MapDeserializer::new(iter::once((name, text))))
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// The error of a type that does not take `null`. It says nothing, since nobody gets to see it.
#[derive(Debug)]
struct NotTaken;

impl Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected another value than null")
    }
}

impl std::error::Error for NotTaken {}

impl Error for NotTaken {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}
