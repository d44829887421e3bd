//! Numbers with a fraction.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Error, MapAccess, Unexpected, Visitor};

/// A visitor for floating point numbers that gets the three that JSON has no digits for, too.
pub(super) struct Float<V>(pub(super) V);

/// Hands numbers to the inner visitor.
macro_rules! numbers {
    ($($method:ident: $value:ty),* $(,)?) => {$(
        #[inline]
        fn $method<E: Error>(self, value: $value) -> Result<V::Value, E> {
            self.0.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Float<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    numbers! {
        visit_i64: i64,
        visit_i128: i128,
        visit_u64: u64,
        visit_u128: u128,
        visit_f32: f32,
        visit_f64: f64,
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        match text {
            "NaN" => self.0.visit_f64(f64::NAN),
            "Infinity" => self.0.visit_f64(f64::INFINITY),
            "-Infinity" => self.0.visit_f64(f64::NEG_INFINITY),
            _ => Err(E::invalid_type(Unexpected::Str(text), &self)),
        }
    }

    /// A number too, where `serde_json` is built with its feature `arbitrary_precision`.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        match serde_json::Number::deserialize(MapAccessDeserializer::new(map)) {
            Ok(number) => match number.as_f64() {
                Some(number) => self.0.visit_f64(number),
                None => Err(A::Error::invalid_value(Unexpected::Other("number"), &self)),
            },
            Err(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
