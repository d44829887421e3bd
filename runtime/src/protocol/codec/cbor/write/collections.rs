//! Lists and maps.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::Writer;
use crate::protocol::codec::CodecError;
use crate::protocol::codec::cbor::item::{BEGIN_LIST, BEGIN_MAP, BREAK, Major, write_head};

/// A list that is being written.
pub(in super::super) struct CborList<'a> {
    out: &'a mut Vec<u8>,
    /// Whether its end must be written, since its length is not.
    is_indefinite: bool,
}

impl<'a> CborList<'a> {
    pub(super) fn begin(out: &'a mut Vec<u8>, length: Option<usize>) -> Self {
        match length {
            Some(length) => write_head(out, Major::List, length as u64),
            None => out.push(BEGIN_LIST),
        }
        Self {
            out,
            is_indefinite: length.is_none(),
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        value.serialize(Writer::new(self.out))
    }

    fn finish(self) {
        if self.is_indefinite {
            self.out.push(BREAK);
        }
    }
}

/// Implements the traits for sequences, which CBOR does not tell apart.
macro_rules! cbor_list {
    ($($trait:ident::$method:ident),*) => {$(
        impl $trait for CborList<'_> {
            type Ok = ();
            type Error = CodecError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
                self.element(value)
            }

            fn end(self) -> Result<(), CodecError> {
                self.finish();
                Ok(())
            }
        }
    )*};
}

cbor_list!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

/// A map that is being written: of indefinite length, for how many members are set is not known before they are.
pub struct CborMap<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> CborMap<'a> {
    pub(in super::super) fn begin(out: &'a mut Vec<u8>) -> Self {
        out.push(BEGIN_MAP);
        Self { out }
    }
}

impl SerializeMap for CborMap<'_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CodecError> {
        key.serialize(Writer::new(self.out))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        value.serialize(Writer::new(self.out))
    }

    fn end(self) -> Result<(), CodecError> {
        self.out.push(BREAK);
        Ok(())
    }
}

/// Implements the traits for structs, whose members have names.
macro_rules! cbor_struct {
    ($($trait:ident),*) => {$(
        impl $trait for CborMap<'_> {
            type Ok = ();
            type Error = CodecError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), CodecError> {
                self.serialize_entry(name, value)
            }

            fn end(self) -> Result<(), CodecError> {
                SerializeMap::end(self)
            }
        }
    )*};
}

cbor_struct!(SerializeStruct, SerializeStructVariant);
