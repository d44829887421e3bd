//! CBOR (RFC 8949) as rpcv2Cbor writes and reads it: a serde serializer and deserializer.
//!
//! Objects are written as maps of indefinite length, blobs as byte strings, timestamps as seconds with the tag 1, numbers with a
//! fraction at their own width. Everything well formed is read: both kinds of lengths, half floats, integers where a fraction is
//! expected; tags are passed over. Nothing is allocated by a length that has not arrived, and nesting is bounded.

mod error;
mod item;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use write::CborMap;

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer as _};
use serde::ser::Serialize;
#[cfg(feature = "server")]
use serde::ser::SerializeMap as _;

use crate::protocol::codec::{Codec, CodecError, Envelope, Heading};
use crate::protocol::shape::{FromMembers, MemberWriter, StructureVisitor};
use error::CborError;
use read::Reader;
use write::Writer;

/// The codec.
pub enum Cbor {}

/// An object without members.
const EMPTY: &[u8] = &[item::BEGIN_MAP, item::BREAK];

impl Codec for Cbor {
    type Object<'a> = CborMap<'a>;

    const NAME: &'static str = "CBOR";

    const EMPTY: Option<&'static [u8]> = Some(EMPTY);

    fn write_members(
        _: &Heading<'_>,
        write: impl FnOnce(&mut MemberWriter<CborMap<'_>>),
    ) -> Result<Vec<u8>, CodecError> {
        let mut out = Vec::new();
        let mut members = MemberWriter::new(CborMap::begin(&mut out));
        write(&mut members);
        members.end()?;
        Ok(out)
    }

    fn write_value<T: Serialize + ?Sized>(
        _: &Heading<'_>,
        _: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, CodecError> {
        let mut out = Vec::new();
        value.serialize(Writer::new(&mut out))?;
        Ok(out)
    }

    fn is_likely(_: &[u8]) -> bool {
        false
    }

    fn object(body: &[u8]) -> &[u8] {
        if body.is_empty() { EMPTY } else { body }
    }

    fn read_members<V: FromMembers>(body: &[u8]) -> Result<V::Value, CodecError> {
        read_with(Self::object(body), |reader| {
            reader.deserialize_map(StructureVisitor::<V>(PhantomData))
        })
    }

    fn read_value<T: DeserializeOwned>(body: &[u8]) -> Result<T, CodecError> {
        read_with(body, |reader| T::deserialize(reader))
    }

    fn read_envelope(body: &[u8]) -> Envelope<'_> {
        Envelope::read(&mut Reader::new(body))
    }

    #[cfg(feature = "server")]
    fn with_error_type(object: &[u8], name: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(object.len() + name.len() + 16);
        let mut map = CborMap::begin(&mut out);
        // Text can always be written.
        let _ = map.serialize_entry(super::ERROR_TYPE, name);
        // What we write begins with one byte, and ends with a break.
        out.extend_from_slice(object.get(1..).unwrap_or_default());
        out
    }
}

fn read_with<'de, T>(
    body: &'de [u8],
    read: impl FnOnce(&mut Reader<'de>) -> Result<T, CborError>,
) -> Result<T, CodecError> {
    let mut reader = Reader::new(body);
    read(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(CborError::described)
}
