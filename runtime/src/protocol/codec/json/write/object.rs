//! Objects.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, SerializeStructVariant};

use super::serializer::Writer;
use super::value as write_value;
use crate::protocol::codec::CodecError;
use crate::protocol::codec::json::error::reading;
use crate::protocol::codec::json::escape::write_string;
use crate::protocol::codec::key::KeyWriter;

/// An object that is being written.
pub struct JsonObject<'a> {
    out: &'a mut Vec<u8>,
    is_first: bool,
    end: &'static [u8],
    /// Whether it is no object but JSON text that is written as it is.
    is_verbatim: bool,
}

impl<'a> JsonObject<'a> {
    pub(super) fn begin(out: &'a mut Vec<u8>) -> Self {
        out.push(b'{');
        Self {
            out,
            is_first: true,
            end: b"}",
            is_verbatim: false,
        }
    }

    /// The object that is the value of a variant, whose own object ends with it.
    pub(super) fn begin_in_variant(out: &'a mut Vec<u8>) -> Self {
        Self {
            end: b"}}",
            ..Self::begin(out)
        }
    }

    /// No object, but JSON text.
    pub(super) fn verbatim(out: &'a mut Vec<u8>) -> Self {
        Self {
            out,
            is_first: true,
            end: b"",
            is_verbatim: true,
        }
    }

    fn separate(&mut self) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), CodecError> {
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
    fn text(&mut self, string: &[u8]) -> Result<(), CodecError> {
        let text: String = serde_json::from_slice(string).map_err(|error| reading(&error))?;
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

impl SerializeMap for JsonObject<'_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CodecError> {
        self.separate();
        key.serialize(KeyWriter(|text: &str| write_string(self.out, text)))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        self.out.push(b':');
        value.serialize(Writer { out: self.out })
    }

    fn end(self) -> Result<(), CodecError> {
        self.out.extend_from_slice(self.end);
        Ok(())
    }
}

/// Implements the traits for structs, whose members have names.
macro_rules! json_struct {
    ($($trait:ident),*) => {$(
        impl $trait for JsonObject<'_> {
            type Ok = ();
            type Error = CodecError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), CodecError> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), CodecError> {
                SerializeMap::end(self)
            }
        }
    )*};
}

json_struct!(SerializeStruct, SerializeStructVariant);
