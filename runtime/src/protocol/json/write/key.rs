//! Keys of maps.

use serde::ser::{Impossible, Serialize, Serializer};

use crate::protocol::json::JsonError;
use crate::protocol::json::escape::write_string;

/// Writes the key of a map, which is a string whatever its type.
pub(super) struct KeyWriter<'a> {
    pub(super) out: &'a mut Vec<u8>,
}

impl KeyWriter<'_> {
    fn refuse<T>() -> Result<T, JsonError> {
        Err(JsonError::new(
            "the key of a map is a string, a number, a boolean or an enum of values",
        ))
    }
}

/// Implements scalars as keys through their text.
macro_rules! key_scalars {
    ($($method:ident: $scalar:ty),*) => {$(
        fn $method(self, value: $scalar) -> Result<(), JsonError> {
            write_string(self.out, &value.to_string());
            Ok(())
        }
    )*};
}

impl Serializer for KeyWriter<'_> {
    type Ok = ();
    type Error = JsonError;
    type SerializeSeq = Impossible<(), JsonError>;
    type SerializeTuple = Impossible<(), JsonError>;
    type SerializeTupleStruct = Impossible<(), JsonError>;
    type SerializeTupleVariant = Impossible<(), JsonError>;
    type SerializeMap = Impossible<(), JsonError>;
    type SerializeStruct = Impossible<(), JsonError>;
    type SerializeStructVariant = Impossible<(), JsonError>;

    key_scalars!(
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_u128: u128,
        serialize_char: char
    );

    fn serialize_str(self, value: &str) -> Result<(), JsonError> {
        write_string(self.out, value);
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), JsonError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), JsonError> {
        value.serialize(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), JsonError> {
        value.serialize(self)
    }

    fn serialize_f32(self, _: f32) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_f64(self, _: f64) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_none(self) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_unit(self) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), JsonError> {
        Self::refuse()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, JsonError> {
        Self::refuse()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, JsonError> {
        Self::refuse()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, JsonError> {
        Self::refuse()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, JsonError> {
        Self::refuse()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, JsonError> {
        Self::refuse()
    }

    fn serialize_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, JsonError> {
        Self::refuse()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, JsonError> {
        Self::refuse()
    }
}
