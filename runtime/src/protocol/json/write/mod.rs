//! Writing values: a serde serializer for compact JSON.

mod array;
mod key;
mod members;
mod object;
mod serializer;
#[cfg(test)]
mod tests;

pub use members::MemberWriter;
pub use object::JsonObject;

use crate::protocol::json::{JsonError, Writable};
use serializer::Writer;

/// Room for a request with a client secret, so that most bodies are written without growing.
const CAPACITY: usize = 2048;

/// An object, whose members `write` writes.
pub(crate) fn write_object(
    write: impl FnOnce(&mut MemberWriter<JsonObject<'_>>),
) -> Result<Vec<u8>, JsonError> {
    let mut out = Vec::with_capacity(CAPACITY);
    let mut members = MemberWriter::new(JsonObject::begin(&mut out));
    write(&mut members);
    members.end()?;
    Ok(out)
}

/// Any value.
pub(crate) fn write_value<T: Writable + ?Sized>(value: &T) -> Result<Vec<u8>, JsonError> {
    let mut out = Vec::with_capacity(CAPACITY);
    value.serialize(Writer { out: &mut out })?;
    Ok(out)
}
