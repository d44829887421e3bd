//! Reading values: a serde deserializer, for the server's half.

mod access;
mod place;

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer, Error as _, Unexpected, Visitor};

use crate::protocol::codec::CodecError;
use crate::protocol::codec::error::{UNEXPECTED, describe};
use crate::protocol::codec::text::{Said, read_scalars};
use crate::protocol::shape::{FromMembers, StructureVisitor};
use access::{Entries, Items, Members, Variant};
use place::{Parameters, Place};

/// Reads the form as the members of `V`.
pub(super) fn members<V: FromMembers>(body: &[u8], is_ec2: bool) -> Result<V::Value, CodecError> {
    read_with(body, is_ec2, |reader| {
        reader.deserialize_struct("", &[], StructureVisitor::<V>(PhantomData))
    })
}

/// Reads the form as a value.
pub(super) fn value<T: DeserializeOwned>(body: &[u8], is_ec2: bool) -> Result<T, CodecError> {
    read_with(body, is_ec2, |reader| T::deserialize(reader))
}

fn read_with<T>(
    body: &[u8],
    is_ec2: bool,
    read: impl FnOnce(Reader<'_>) -> Result<T, CodecError>,
) -> Result<T, CodecError> {
    let parameters = Parameters::parse(body)?;
    let reader = Reader {
        place: parameters.root(),
        said: Said::default(),
        is_ec2,
    };
    read(reader).map_err(|error| {
        let text = describe(&error.to_string());
        CodecError::new(text.unwrap_or_else(|| UNEXPECTED.to_owned()))
    })
}

/// Reads the value at one place of a form.
#[derive(Clone, Copy)]
struct Reader<'de> {
    place: Place<'de>,
    said: Said,
    is_ec2: bool,
}

impl<'de> Reader<'de> {
    fn text(&self) -> Result<&'de str, CodecError> {
        self.place
            .value()
            .ok_or_else(|| CodecError::invalid_type(Unexpected::Map, &"text"))
    }

    /// The same reader elsewhere.
    fn at(self, place: Place<'de>, said: Said) -> Self {
        Self {
            place,
            said,
            ..self
        }
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = CodecError;

    read_scalars!();

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match self.place.value() {
            Some(value) => visitor.visit_borrowed_str(value),
            None => visitor.visit_map(Members::new(self, &[])),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_seq(Items::new(self))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_map(Entries::new(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_map(Members::new(self, fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_enum(Variant::new(self, variants))
    }
}
