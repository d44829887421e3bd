//! Scalars as text: in XML, and in forms.

use std::borrow::Cow;

use serde::ser::Error as _;

use super::{Annotation, BLOB, CodecError, EPOCH_SECONDS, TIMESTAMP};
use crate::protocol::text::ToText;
use crate::values::{Timestamp, TimestampFormat};

/// What a value stands for, beyond what it is to serde.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    #[default]
    Value,
    /// Base64, as a string.
    Blob,
    /// Seconds, that are written as a date-time; or text that is in the format which is wanted.
    Timestamp,
    /// Seconds, that are written as they are.
    EpochSeconds,
}

/// What a value is, beyond its serde type.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) annotation: Annotation,
    /// What its type says, where its place says something too.
    pub(super) of_type: Annotation,
    pub(super) meaning: Meaning,
}

impl Said {
    pub(super) fn of(annotation: Annotation) -> Self {
        Self {
            annotation,
            ..Self::default()
        }
    }

    /// With what the name of a newtype says.
    pub(super) fn with_newtype(self, name: &'static str) -> Self {
        let meaning = match name {
            BLOB => Meaning::Blob,
            TIMESTAMP => Meaning::Timestamp,
            EPOCH_SECONDS => Meaning::EpochSeconds,
            _ => self.meaning,
        };
        let mut said = Self { meaning, ..self };
        if let Some(annotation) = Annotation::of_newtype(name) {
            if said.annotation == Annotation::default() {
                said.annotation = annotation;
            } else {
                said.of_type = annotation;
            }
        }
        said
    }

    /// The text of a whole number.
    pub(super) fn whole(self, value: i64, out: &mut String) {
        if self.meaning == Meaning::Timestamp {
            Timestamp::from_secs(value).write(TimestampFormat::DateTime, out);
        } else {
            value.write(TimestampFormat::DateTime, out);
        }
    }

    /// The text of a number with a fraction.
    pub(super) fn fraction(self, value: f64, out: &mut String) -> Result<(), CodecError> {
        if self.meaning == Meaning::Timestamp {
            let timestamp = Timestamp::from_float(value)
                .ok_or_else(|| CodecError::custom("a timestamp is out of range"))?;
            timestamp.write(TimestampFormat::DateTime, out);
        } else {
            value.write(TimestampFormat::DateTime, out);
        }
        Ok(())
    }
}

/// Implements the scalars of a serializer that has a field `said` and a method `text`.
macro_rules! write_scalars {
    (@whole $($method:ident: $integer:ty),*) => {$(
        fn $method(self, value: $integer) -> Result<(), CodecError> {
            let mut text = String::new();
            self.said.whole(i64::from(value), &mut text);
            self.text(&text)
        }
    )*};
    (@shown $($method:ident: $integer:ty),*) => {$(
        fn $method(self, value: $integer) -> Result<(), CodecError> {
            self.text(&value.to_string())
        }
    )*};
    () => {
        $crate::protocol::codec::text::write_scalars!(@whole
            serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16,
            serialize_u32: u32);
        $crate::protocol::codec::text::write_scalars!(@shown
            serialize_u64: u64, serialize_i128: i128, serialize_u128: u128);

        fn serialize_f32(self, value: f32) -> Result<(), CodecError> {
            let mut text = String::new();
            $crate::protocol::text::ToText::write(&value, $crate::values::TimestampFormat::DateTime, &mut text);
            self.text(&text)
        }

        fn serialize_f64(self, value: f64) -> Result<(), CodecError> {
            let mut text = String::new();
            self.said.fraction(value, &mut text)?;
            self.text(&text)
        }

        fn serialize_bool(self, value: bool) -> Result<(), CodecError> {
            self.text(if value { "true" } else { "false" })
        }

        fn serialize_char(self, value: char) -> Result<(), CodecError> {
            self.text(value.encode_utf8(&mut [0; 4]))
        }

        fn serialize_str(self, value: &str) -> Result<(), CodecError> {
            self.text(value)
        }

        fn serialize_bytes(self, value: &[u8]) -> Result<(), CodecError> {
            let mut text = $crate::values::Blob::from(value).to_base64();
            let result = self.text(&text);
            $crate::sensitive::Wipe::wipe(&mut text);
            result
        }

        fn serialize_unit_struct(self, _: &'static str) -> Result<(), CodecError> {
            self.serialize_unit()
        }

        fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), CodecError> {
            self.text(variant)
        }

        fn serialize_some<T: serde::Serialize + ?Sized>(self, value: &T) -> Result<(), CodecError> {
            value.serialize(self)
        }

        fn serialize_newtype_struct<T: serde::Serialize + ?Sized>(
            mut self,
            name: &'static str,
            value: &T,
        ) -> Result<(), CodecError> {
            self.said = self.said.with_newtype(name);
            value.serialize(self)
        }

        fn serialize_tuple(self, length: usize) -> Result<Self::SerializeTuple, CodecError> {
            self.serialize_seq(Some(length))
        }

        fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Self::SerializeTupleStruct, CodecError> {
            self.serialize_seq(Some(length))
        }

        fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, CodecError> {
            // As our own structures, whose number of members nobody knows.
            self.serialize_map(None)
        }
    };
}

/// Implements the sequences of a serializer, which are told apart nowhere here, for a type with `element`.
macro_rules! write_sequences {
    ($list:ident: $($trait:ident::$method:ident),*) => {$(
        impl serde::ser::$trait for $list<'_> {
            type Ok = ();
            type Error = CodecError;

            fn $method<T: serde::Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
                self.element(value)
            }

            fn end(self) -> Result<(), CodecError> {
                self.finish();
                Ok(())
            }
        }
    )*};
    ($list:ident) => {
        $crate::protocol::codec::text::write_sequences!($list:
            SerializeSeq::serialize_element, SerializeTuple::serialize_element, SerializeTupleStruct::serialize_field,
            SerializeTupleVariant::serialize_field);
    };
}

/// Implements the structs of a serializer, whose members have names, through its maps.
macro_rules! write_structs {
    ($map:ident: $($trait:ident),*) => {$(
        impl serde::ser::$trait for $map<'_> {
            type Ok = ();
            type Error = CodecError;

            fn serialize_field<T: serde::Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), CodecError> {
                serde::ser::SerializeMap::serialize_entry(self, name, value)
            }

            fn end(self) -> Result<(), CodecError> {
                serde::ser::SerializeMap::end(self)
            }
        }
    )*};
    ($map:ident) => {
        $crate::protocol::codec::text::write_structs!($map: SerializeStruct, SerializeStructVariant);
    };
}

/// Implements the scalars of a deserializer with a method `text`, which gives the text that stands for one.
macro_rules! read_scalars {
    (@parsed $($method:ident $visit:ident: $scalar:ty),*) => {$(
        fn $method<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            match <$scalar as $crate::protocol::text::FromText>::read(self.text()?.trim_ascii()) {
                Some(value) => visitor.$visit(value),
                None => Err(serde::de::Error::invalid_type(serde::de::Unexpected::Other("string"), &visitor)),
            }
        }
    )*};
    (@wide $($method:ident $visit:ident: $scalar:ty),*) => {$(
        fn $method<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            match self.text()?.trim_ascii().parse::<$scalar>() {
                Ok(value) => visitor.$visit(value),
                Err(_) => Err(serde::de::Error::invalid_type(serde::de::Unexpected::Other("string"), &visitor)),
            }
        }
    )*};
    () => {
        $crate::protocol::codec::text::read_scalars!(@parsed
            deserialize_bool visit_bool: bool,
            deserialize_i8 visit_i8: i8, deserialize_i16 visit_i16: i16, deserialize_i32 visit_i32: i32,
            deserialize_i64 visit_i64: i64, deserialize_u8 visit_u8: u8, deserialize_u16 visit_u16: u16,
            deserialize_u32 visit_u32: u32, deserialize_u64 visit_u64: u64,
            deserialize_f32 visit_f32: f32, deserialize_f64 visit_f64: f64);
        $crate::protocol::codec::text::read_scalars!(@wide
            deserialize_i128 visit_i128: i128, deserialize_u128 visit_u128: u128);

        fn deserialize_str<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            visitor.visit_borrowed_str(self.text()?)
        }

        fn deserialize_string<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            self.deserialize_str(visitor)
        }

        fn deserialize_char<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            self.deserialize_str(visitor)
        }

        fn deserialize_identifier<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            self.deserialize_str(visitor)
        }

        fn deserialize_bytes<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            match $crate::values::Blob::from_base64(&$crate::protocol::codec::text::without_space(self.text()?)) {
                Some(bytes) => visitor.visit_byte_buf(bytes.into_bytes()),
                None => Err(serde::de::Error::invalid_type(serde::de::Unexpected::Other("string"), &visitor)),
            }
        }

        fn deserialize_byte_buf<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            self.deserialize_bytes(visitor)
        }

        // What is there is a value: an empty string, list or structure.
        fn deserialize_option<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            visitor.visit_some(self)
        }

        fn deserialize_unit<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            visitor.visit_unit()
        }

        fn deserialize_unit_struct<V: serde::de::Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, CodecError> {
            visitor.visit_unit()
        }

        fn deserialize_ignored_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
            visitor.visit_unit()
        }

        fn deserialize_newtype_struct<V: serde::de::Visitor<'de>>(
            mut self,
            name: &'static str,
            visitor: V,
        ) -> Result<V::Value, CodecError> {
            self.said = self.said.with_newtype(name);
            visitor.visit_newtype_struct(self)
        }

        fn deserialize_tuple<V: serde::de::Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, CodecError> {
            self.deserialize_seq(visitor)
        }

        fn deserialize_tuple_struct<V: serde::de::Visitor<'de>>(
            self,
            _: &'static str,
            _: usize,
            visitor: V,
        ) -> Result<V::Value, CodecError> {
            self.deserialize_seq(visitor)
        }

        // Bytes are asked for where they are meant, for white space in base64 says nothing.
        fn is_human_readable(&self) -> bool {
            self.said.meaning != $crate::protocol::codec::text::Meaning::Blob
        }
    };
}

/// A date-time with its offset from UTC, which old services leave out, as in `2009-10-24 15:00:00`.
pub(super) fn with_offset(text: &str) -> Cow<'_, str> {
    let has_no_offset = || {
        let (date, time) = text.split_at_checked(10)?;
        let time = time.strip_prefix([' ', 'T'])?;
        let (clock, fraction) = time.split_at_checked(8)?;
        let is_fraction = |it: char| it == '.' || it.is_ascii_digit();
        (clock.contains(':') && fraction.chars().all(is_fraction))
            .then(|| format!("{date}T{time}Z"))
    };
    has_no_offset().map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Base64 without the line ends in it.
pub(super) fn without_space(text: &str) -> String {
    text.split_ascii_whitespace().collect()
}

pub(super) use {read_scalars, write_scalars, write_sequences, write_structs};
