//! Reading bodies.

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer as _};

use super::error::reading;
use super::reader::Reader;
use crate::protocol::codec::{CodecError, Envelope};
use crate::protocol::shape::{FromMembers, StructureVisitor};

/// Reads a body as the members of `V`.
pub(super) fn members<V: FromMembers>(body: &[u8]) -> Result<V::Value, CodecError> {
    read_with(body, |deserializer| {
        deserializer.deserialize_map(StructureVisitor::<V>(PhantomData))
    })
}

/// Reads a body as a value.
pub(super) fn value<T: DeserializeOwned>(body: &[u8]) -> Result<T, CodecError> {
    read_with(body, |deserializer| T::deserialize(deserializer))
}

/// Reads what an error body says.
pub(super) fn envelope(body: &[u8]) -> Envelope<'_> {
    Envelope::read(&mut serde_json::Deserializer::from_slice(body))
}

type BodyReader<'a, 'de> = Reader<&'a mut serde_json::Deserializer<serde_json::de::SliceRead<'de>>>;

fn read_with<'de, T>(
    body: &'de [u8],
    read: impl FnOnce(BodyReader<'_, 'de>) -> Result<T, serde_json::Error>,
) -> Result<T, CodecError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    read(Reader(&mut deserializer))
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| reading(&error))
}
