//! Timestamps in bodies.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::BuildHasher;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{EXPECTED, Timestamp, TimestampFormat};
use crate::protocol::codec::{EPOCH_SECONDS, TIMESTAMP};

impl Serialize for Timestamp {
    /// Seconds since 1970 as a number, with a fraction where there is one. The fraction is good to the microsecond.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(TIMESTAMP, &Seconds(*self))
    }
}

/// A timestamp, without the name that tells codecs that it is one.
struct Seconds(Timestamp);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let timestamp = self.0;
        if timestamp.nanos == 0 {
            return serializer.serialize_i64(timestamp.seconds);
        }
        // From the digits, so that it is rounded once: a sum of floats would be rounded again.
        let digits = timestamp.format(TimestampFormat::EpochSeconds);
        let seconds: f64 = digits.parse().map_err(S::Error::custom)?;
        serializer.serialize_f64(seconds)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    /// A number, or text in any of the [formats](TimestampFormat).
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(TIMESTAMP, TimestampVisitor)
    }
}

struct TimestampVisitor;

impl<'de> Visitor<'de> for TimestampVisitor {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Timestamp, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<Timestamp, E> {
        Timestamp::in_range(seconds, 0)
            .ok_or_else(|| E::invalid_value(Unexpected::Signed(seconds), &self))
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Timestamp, E> {
        i64::try_from(seconds)
            .ok()
            .and_then(|seconds| Timestamp::in_range(seconds, 0))
            .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(seconds), &self))
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Timestamp, E> {
        Timestamp::from_float(seconds)
            .ok_or_else(|| E::invalid_value(Unexpected::Float(seconds), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        Timestamp::parse_any(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    /// A number too, where `serde_json` is built with its feature `arbitrary_precision`.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Timestamp, A::Error> {
        let number = serde_json::Number::deserialize(MapAccessDeserializer::new(map))
            .map_err(|_| A::Error::invalid_type(Unexpected::Map, &self))?;
        self.visit_str(&number.to_string())
    }
}

/// Timestamps, alone or in lists and maps, that are written in a format other than the one of the body.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a timestamp",
    label = "`#[aws(timestamp = \"...\")]` is for `Timestamp`, alone or in `Option`, `Vec`, `BTreeMap<String, _>` or `HashMap<String, _>`",
    note = "take `#[aws(timestamp = \"...\")]` away, or make the type a `Timestamp`"
)]
pub trait FormatTimestamps {
    /// Writes all of them in this format.
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error>;
}

/// A value whose timestamps are written in a format of their own.
#[derive(Clone, Copy)]
pub(crate) struct Formatted<'a, T: ?Sized>(pub(crate) &'a T, pub(crate) TimestampFormat);

impl<T: FormatTimestamps + ?Sized> Serialize for Formatted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_as(self.1, serializer)
    }
}

impl FormatTimestamps for Timestamp {
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match format {
            TimestampFormat::EpochSeconds => {
                serializer.serialize_newtype_struct(EPOCH_SECONDS, &Seconds(*self))
            }
            TimestampFormat::DateTime | TimestampFormat::HttpDate => {
                serializer.serialize_newtype_struct(TIMESTAMP, &self.format(format))
            }
        }
    }
}

impl<T: FormatTimestamps> FormatTimestamps for Option<T> {
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => serializer.serialize_some(&Formatted(value, format)),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: FormatTimestamps> FormatTimestamps for [T] {
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|value| Formatted(value, format)))
    }
}

impl<T: FormatTimestamps> FormatTimestamps for Vec<T> {
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize_as(format, serializer)
    }
}

/// Implements the trait through what a pointer points at.
macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: FormatTimestamps + ?Sized> FormatTimestamps for $pointer {
            fn serialize_as<S: Serializer>(
                &self,
                format: TimestampFormat,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                (**self).serialize_as(format, serializer)
            }
        }
    )*};
}

pointers!(&T, Box<T>);

impl<K: Serialize, T: FormatTimestamps> FormatTimestamps for BTreeMap<K, T> {
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.iter()
                .map(|(key, value)| (key, Formatted(value, format))),
        )
    }
}

impl<K: Serialize, T: FormatTimestamps, H: BuildHasher> FormatTimestamps for HashMap<K, T, H> {
    fn serialize_as<S: Serializer>(
        &self,
        format: TimestampFormat,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.iter()
                .map(|(key, value)| (key, Formatted(value, format))),
        )
    }
}
