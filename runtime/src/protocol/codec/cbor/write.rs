//! Writing values: a serde serializer.

mod collections;

pub(crate) use collections::CborMap;

use serde::ser::{Error as _, Serialize, Serializer};

use super::item::{self, Major, write_head};
use crate::protocol::codec::{BLOB, CodecError, EPOCH_SECONDS, TIMESTAMP};
use crate::values::Timestamp;
use collections::CborList;

/// What a value stands for, beyond what it is to serde.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Value,
    /// Bytes.
    Blob,
    /// Seconds, or text in one of the formats of timestamps.
    Timestamp,
}

/// Writes one value to the end of a buffer.
pub(super) struct Writer<'a> {
    out: &'a mut Vec<u8>,
    meaning: Meaning,
}

impl<'a> Writer<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self {
            out,
            meaning: Meaning::Value,
        }
    }

    /// The tag that seconds since 1970 have.
    fn tag(&mut self) {
        if self.meaning == Meaning::Timestamp {
            write_head(self.out, Major::Tag, item::EPOCH_TIME);
        }
    }

    fn text(self, text: &str) {
        write_head(self.out, Major::Text, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Begins a map of one entry, the variant.
    fn begin_variant(self, variant: &str) -> &'a mut Vec<u8> {
        write_head(self.out, Major::Map, 1);
        Writer::new(self.out).text(variant);
        self.out
    }
}

/// Implements integers of all widths.
macro_rules! integers {
    ($($method:ident: $integer:ty),*) => {$(
        fn $method(self, value: $integer) -> Result<(), CodecError> {
            self.serialize_i128(value.into())
        }
    )*};
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = CborList<'a>;
    type SerializeTuple = CborList<'a>;
    type SerializeTupleStruct = CborList<'a>;
    type SerializeTupleVariant = CborList<'a>;
    type SerializeMap = CborMap<'a>;
    type SerializeStruct = CborMap<'a>;
    type SerializeStructVariant = CborMap<'a>;

    integers!(
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64
    );

    fn serialize_i128(mut self, value: i128) -> Result<(), CodecError> {
        self.tag();
        let (major, argument) = if value < 0 {
            (Major::Negative, -1 - value)
        } else {
            (Major::Unsigned, value)
        };
        let argument = u64::try_from(argument)
            .map_err(|_| CodecError::new("an integer is too large for CBOR"))?;
        write_head(self.out, major, argument);
        Ok(())
    }

    fn serialize_u128(self, value: u128) -> Result<(), CodecError> {
        let value = i128::try_from(value)
            .map_err(|_| CodecError::new("an integer is too large for CBOR"))?;
        self.serialize_i128(value)
    }

    fn serialize_bool(self, value: bool) -> Result<(), CodecError> {
        self.out.push(if value { item::TRUE } else { item::FALSE });
        Ok(())
    }

    fn serialize_f32(mut self, value: f32) -> Result<(), CodecError> {
        self.tag();
        self.out.push(item::SINGLE);
        self.out.extend_from_slice(&value.to_be_bytes());
        Ok(())
    }

    fn serialize_f64(mut self, value: f64) -> Result<(), CodecError> {
        self.tag();
        self.out.push(item::DOUBLE);
        self.out.extend_from_slice(&value.to_be_bytes());
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), CodecError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), CodecError> {
        if self.meaning == Meaning::Timestamp {
            // A format that a member asks for is one of text; here there is one form for all.
            let timestamp: Timestamp = value.parse().map_err(CodecError::custom)?;
            return timestamp.serialize(Writer::new(self.out));
        }
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), CodecError> {
        write_head(self.out, Major::Bytes, value.len() as u64);
        self.out.extend_from_slice(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), CodecError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CodecError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), CodecError> {
        self.out.push(item::NULL);
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
        name: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let meaning = match name {
            BLOB => Meaning::Blob,
            TIMESTAMP | EPOCH_SECONDS => Meaning::Timestamp,
            _ => self.meaning,
        };
        value.serialize(Writer {
            out: self.out,
            meaning,
        })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        value.serialize(Writer::new(self.begin_variant(variant)))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<CborList<'a>, CodecError> {
        Ok(CborList::begin(self.out, length))
    }

    fn serialize_tuple(self, length: usize) -> Result<CborList<'a>, CodecError> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        length: usize,
    ) -> Result<CborList<'a>, CodecError> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<CborList<'a>, CodecError> {
        Ok(CborList::begin(self.begin_variant(variant), Some(length)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<CborMap<'a>, CodecError> {
        Ok(CborMap::begin(self.out))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<CborMap<'a>, CodecError> {
        Ok(CborMap::begin(self.out))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<CborMap<'a>, CodecError> {
        Ok(CborMap::begin(self.begin_variant(variant)))
    }

    /// Bytes are asked for where they are meant; everything else is as in JSON.
    fn is_human_readable(&self) -> bool {
        self.meaning != Meaning::Blob
    }
}
