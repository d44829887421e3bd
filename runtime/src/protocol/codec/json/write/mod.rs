//! Writing values: a serde serializer for compact JSON.

mod array;
mod object;
mod serializer;
#[cfg(test)]
mod tests;

pub(crate) use object::JsonObject;

use serde::ser::Serialize;

#[cfg(feature = "server")]
use super::escape;
use crate::protocol::codec::CodecError;
use crate::protocol::shape::MemberWriter;
use serializer::Writer;

/// Room for a request with a client secret, so that most bodies are written without growing.
const CAPACITY: usize = 2048;

/// An object, whose members `write` writes.
pub(super) fn object(
    write: impl FnOnce(&mut MemberWriter<JsonObject<'_>>),
) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(CAPACITY);
    let mut members = MemberWriter::new(JsonObject::begin(&mut out));
    write(&mut members);
    members.end()?;
    Ok(out)
}

/// Any value.
pub(super) fn value<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(CAPACITY);
    value.serialize(Writer { out: &mut out })?;
    Ok(out)
}

/// An object that has been written, with a member before the others.
#[cfg(feature = "server")]
pub(super) fn with_first_member(object: &[u8], name: &str, value: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(object.len() + name.len() + value.len() + 6);
    out.push(b'{');
    escape::write_string(&mut out, name);
    out.push(b':');
    escape::write_string(&mut out, value);
    let members = object.strip_prefix(b"{").unwrap_or(b"}");
    if members != b"}" {
        out.push(b',');
    }
    out.extend_from_slice(members);
    out
}
