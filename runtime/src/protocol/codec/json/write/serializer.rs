//! Values of every kind.

use serde::ser::{Error as _, Serialize, SerializeSeq, Serializer};

use super::array::JsonArray;
use super::object::JsonObject;
use crate::protocol::codec::CodecError;
use crate::protocol::codec::json::escape::write_string;

/// Writes one value to the end of a buffer.
pub(super) struct Writer<'a> {
    pub(super) out: &'a mut Vec<u8>,
}

impl<'a> Writer<'a> {
    fn integer(self, value: impl itoa::Integer) {
        self.out
            .extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    /// Begins `{"variant":`.
    fn begin_variant(self, variant: &str) -> &'a mut Vec<u8> {
        self.out.push(b'{');
        write_string(self.out, variant);
        self.out.push(b':');
        self.out
    }
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = JsonArray<'a>;
    type SerializeTuple = JsonArray<'a>;
    type SerializeTupleStruct = JsonArray<'a>;
    type SerializeTupleVariant = JsonArray<'a>;
    type SerializeMap = JsonObject<'a>;
    type SerializeStruct = JsonObject<'a>;
    type SerializeStructVariant = JsonObject<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), CodecError> {
        let text: &[u8] = if value { b"true" } else { b"false" };
        self.out.extend_from_slice(text);
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i16(self, value: i16) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i32(self, value: i32) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i128(self, value: i128) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u16(self, value: u16) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u128(self, value: u128) -> Result<(), CodecError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), CodecError> {
        match special(f64::from(value)) {
            Some(name) => self.serialize_str(name),
            None => {
                serde_json::to_writer(self.out, &value).map_err(|error| CodecError::custom(&error))
            }
        }
    }

    fn serialize_f64(self, value: f64) -> Result<(), CodecError> {
        match special(value) {
            Some(name) => self.serialize_str(name),
            None => {
                serde_json::to_writer(self.out, &value).map_err(|error| CodecError::custom(&error))
            }
        }
    }

    fn serialize_char(self, value: char) -> Result<(), CodecError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), CodecError> {
        write_string(self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), CodecError> {
        let mut array = self.serialize_seq(Some(value.len()))?;
        for byte in value {
            SerializeSeq::serialize_element(&mut array, byte)?;
        }
        SerializeSeq::end(array)
    }

    fn serialize_none(self) -> Result<(), CodecError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CodecError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), CodecError> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CodecError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), CodecError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let out = self.begin_variant(variant);
        value.serialize(Writer { out })?;
        out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<JsonArray<'a>, CodecError> {
        Ok(JsonArray::begin(self.out, b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<JsonArray<'a>, CodecError> {
        Ok(JsonArray::begin(self.out, b"]"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<JsonArray<'a>, CodecError> {
        Ok(JsonArray::begin(self.out, b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<JsonArray<'a>, CodecError> {
        Ok(JsonArray::begin(self.begin_variant(variant), b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<JsonObject<'a>, CodecError> {
        Ok(JsonObject::begin(self.out))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<JsonObject<'a>, CodecError> {
        Ok(if VERBATIM.contains(&name) {
            JsonObject::verbatim(self.out)
        } else {
            JsonObject::begin(self.out)
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<JsonObject<'a>, CodecError> {
        Ok(JsonObject::begin_in_variant(self.begin_variant(variant)))
    }
}

/// How `serde_json`'s `RawValue`, and its numbers under the feature `arbitrary_precision`, announce themselves: as structs of
/// these names, whose one member is the JSON text.
pub(super) const VERBATIM: [&str; 2] = [
    "$serde_json::private::RawValue",
    "$serde_json::private::Number",
];

/// The numbers that JSON has no digits for, as Smithy's restJson1 writes them.
fn special(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}
