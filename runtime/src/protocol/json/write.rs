//! Writing values: a serde serializer for compact JSON.

use serde::ser::{
    Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct,
    SerializeStructVariant, SerializeTuple, SerializeTupleStruct, SerializeTupleVariant,
    Serializer,
};

use crate::protocol::json::escape::write_string;
use crate::protocol::json::{JsonError, Writable};
use crate::values::{FormatTimestamps, Formatted, TimestampFormat};

/// Room for a request with a client secret, so that most bodies are written without growing.
const CAPACITY: usize = 2048;

/// An object, whose members `write` writes.
pub(crate) fn write_object(
    write: impl FnOnce(&mut JsonObject<'_>) -> Result<(), JsonError>,
) -> Result<Vec<u8>, JsonError> {
    let mut out = Vec::with_capacity(CAPACITY);
    let mut object = JsonObject::begin(&mut out);
    write(&mut object)?;
    SerializeMap::end(object)?;
    Ok(out)
}

/// Any value.
pub(crate) fn write_value<T: Writable + ?Sized>(value: &T) -> Result<Vec<u8>, JsonError> {
    let mut out = Vec::with_capacity(CAPACITY);
    value.serialize(Writer { out: &mut out })?;
    Ok(out)
}

/// A required member.
pub fn write_member<M: SerializeMap, T: Writable + ?Sized>(
    map: &mut M,
    name: &'static str,
    value: &T,
) -> Result<(), M::Error> {
    map.serialize_entry(name, value)
}

/// A member that is left out when it is `None`.
pub fn write_optional_member<M: SerializeMap, T: Writable>(
    map: &mut M,
    name: &'static str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(name, value),
        None => Ok(()),
    }
}

/// A required member whose timestamps have a format of their own.
pub fn write_member_as<M: SerializeMap, T: FormatTimestamps + ?Sized>(
    map: &mut M,
    name: &'static str,
    value: &T,
    format: TimestampFormat,
) -> Result<(), M::Error> {
    map.serialize_entry(name, &Formatted(value, format))
}

/// A member whose timestamps have a format of their own, left out when it is `None`.
pub fn write_optional_member_as<M: SerializeMap, T: FormatTimestamps>(
    map: &mut M,
    name: &'static str,
    value: &Option<T>,
    format: TimestampFormat,
) -> Result<(), M::Error> {
    match value {
        Some(value) => write_member_as(map, name, value, format),
        None => Ok(()),
    }
}

/// Writes one value to the end of a buffer.
struct Writer<'a> {
    out: &'a mut Vec<u8>,
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
    type Error = JsonError;
    type SerializeSeq = JsonArray<'a>;
    type SerializeTuple = JsonArray<'a>;
    type SerializeTupleStruct = JsonArray<'a>;
    type SerializeTupleVariant = JsonArray<'a>;
    type SerializeMap = JsonObject<'a>;
    type SerializeStruct = JsonObject<'a>;
    type SerializeStructVariant = JsonObject<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), JsonError> {
        let text: &[u8] = if value { b"true" } else { b"false" };
        self.out.extend_from_slice(text);
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i16(self, value: i16) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i32(self, value: i32) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_i128(self, value: i128) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u16(self, value: u16) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_u128(self, value: u128) -> Result<(), JsonError> {
        self.integer(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), JsonError> {
        match special(f64::from(value)) {
            Some(name) => self.serialize_str(name),
            None => {
                serde_json::to_writer(self.out, &value).map_err(|error| JsonError::custom(&error))
            }
        }
    }

    fn serialize_f64(self, value: f64) -> Result<(), JsonError> {
        match special(value) {
            Some(name) => self.serialize_str(name),
            None => {
                serde_json::to_writer(self.out, &value).map_err(|error| JsonError::custom(&error))
            }
        }
    }

    fn serialize_char(self, value: char) -> Result<(), JsonError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), JsonError> {
        write_string(self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), JsonError> {
        let mut array = self.serialize_seq(Some(value.len()))?;
        for byte in value {
            SerializeSeq::serialize_element(&mut array, byte)?;
        }
        SerializeSeq::end(array)
    }

    fn serialize_none(self) -> Result<(), JsonError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), JsonError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), JsonError> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), JsonError> {
        self.serialize_unit()
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

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), JsonError> {
        let out = self.begin_variant(variant);
        value.serialize(Writer { out })?;
        out.push(b'}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<JsonArray<'a>, JsonError> {
        Ok(JsonArray::begin(self.out, b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<JsonArray<'a>, JsonError> {
        Ok(JsonArray::begin(self.out, b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<JsonArray<'a>, JsonError> {
        Ok(JsonArray::begin(self.out, b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<JsonArray<'a>, JsonError> {
        Ok(JsonArray::begin(self.begin_variant(variant), b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<JsonObject<'a>, JsonError> {
        Ok(JsonObject::begin(self.out))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<JsonObject<'a>, JsonError> {
        Ok(if VERBATIM.contains(&name) {
            JsonObject {
                out: self.out,
                is_first: true,
                end: b"",
                is_verbatim: true,
            }
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
    ) -> Result<JsonObject<'a>, JsonError> {
        let mut object = JsonObject::begin(self.begin_variant(variant));
        object.end = b"}}";
        Ok(object)
    }
}

/// How `serde_json`'s `RawValue`, and its numbers under the feature `arbitrary_precision`, announce themselves: as structs of
/// these names, whose one member is the JSON text.
const VERBATIM: [&str; 2] = [
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

/// An array that is being written.
struct JsonArray<'a> {
    out: &'a mut Vec<u8>,
    is_first: bool,
    end: &'static [u8],
}

impl<'a> JsonArray<'a> {
    fn begin(out: &'a mut Vec<u8>, end: &'static [u8]) -> Self {
        out.push(b'[');
        Self {
            out,
            is_first: true,
            end,
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), JsonError> {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
        value.serialize(Writer { out: self.out })
    }

    fn finish(self) {
        self.out.extend_from_slice(self.end);
    }
}

/// Implements the traits for sequences of a known number of values, which JSON does not tell apart.
macro_rules! json_array {
    ($($trait:ident::$method:ident),*) => {$(
        impl $trait for JsonArray<'_> {
            type Ok = ();
            type Error = JsonError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), JsonError> {
                self.element(value)
            }

            fn end(self) -> Result<(), JsonError> {
                self.finish();
                Ok(())
            }
        }
    )*};
}

json_array!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

/// An object that is being written.
pub struct JsonObject<'a> {
    out: &'a mut Vec<u8>,
    is_first: bool,
    end: &'static [u8],
    /// Whether it is no object but JSON text that is written as it is.
    is_verbatim: bool,
}

impl<'a> JsonObject<'a> {
    fn begin(out: &'a mut Vec<u8>) -> Self {
        out.push(b'{');
        Self {
            out,
            is_first: true,
            end: b"}",
            is_verbatim: false,
        }
    }

    fn separate(&mut self) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), JsonError> {
        if self.is_verbatim {
            return self.text(&write_value(value)?);
        }
        self.separate();
        write_string(self.out, name);
        self.out.push(b':');
        value.serialize(Writer { out: self.out })
    }
}

impl JsonObject<'_> {
    /// The content of a JSON string, itself JSON.
    fn text(&mut self, string: &[u8]) -> Result<(), JsonError> {
        let text: String =
            serde_json::from_slice(string).map_err(|error| JsonError::reading(&error))?;
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

impl SerializeMap for JsonObject<'_> {
    type Ok = ();
    type Error = JsonError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), JsonError> {
        self.separate();
        key.serialize(KeyWriter { out: self.out })
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), JsonError> {
        self.out.push(b':');
        value.serialize(Writer { out: self.out })
    }

    fn end(self) -> Result<(), JsonError> {
        self.out.extend_from_slice(self.end);
        Ok(())
    }
}

/// Implements the traits for structs, whose members have names.
macro_rules! json_struct {
    ($($trait:ident),*) => {$(
        impl $trait for JsonObject<'_> {
            type Ok = ();
            type Error = JsonError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), JsonError> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), JsonError> {
                SerializeMap::end(self)
            }
        }
    )*};
}

json_struct!(SerializeStruct, SerializeStructVariant);

/// Writes the key of a map, which is a string whatever its type.
struct KeyWriter<'a> {
    out: &'a mut Vec<u8>,
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

#[cfg(test)]
mod tests {
    use serde::ser::{Serialize, SerializeStruct, Serializer};

    use super::write_value;

    /// JSON text in the disguise that `serde_json` gives it.
    struct Verbatim(&'static str);

    impl Serialize for Verbatim {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut verbatim = serializer.serialize_struct(self.0, 1)?;
            verbatim.serialize_field(self.0, "{\"a\":[1.50]}")?;
            verbatim.end()
        }
    }

    #[test]
    fn json_text_of_serde_json_is_written_as_it_is() {
        for name in super::VERBATIM {
            let written = write_value(&[Verbatim(name), Verbatim(name)]).expect("writes");
            assert_eq!(written, br#"[{"a":[1.50]},{"a":[1.50]}]"#);
        }
    }
}
