//! JSON as restJson1 and awsJson write and read it.
//!
//! Reading is `serde_json`'s, with the protocols' own rules around it, and with messages that name the member and never repeat
//! a value. Writing is our own serializer: it copies strings in long runs where `serde_json` looks at each byte, and it is
//! where the protocols' own rules for numbers go.

mod error;
mod escape;
mod read;
mod reader;
mod write;

pub(crate) use write::JsonObject;

use serde::de::DeserializeOwned;
use serde::ser::Serialize;

use crate::protocol::codec::{Codec, CodecError, Envelope, Heading};
use crate::protocol::shape::{FromMembers, MemberWriter};

/// The codec.
pub enum Json {}

/// An object without members.
pub(crate) const EMPTY: &[u8] = b"{}";

impl Codec for Json {
    type Object<'a> = JsonObject<'a>;

    const NAME: &'static str = "JSON";

    const EMPTY: Option<&'static [u8]> = Some(EMPTY);

    fn write_members(
        _: &Heading<'_>,
        write: impl FnOnce(&mut MemberWriter<JsonObject<'_>>),
    ) -> Result<Vec<u8>, CodecError> {
        write::object(write)
    }

    fn write_value<T: Serialize + ?Sized>(
        _: &Heading<'_>,
        _: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, CodecError> {
        write::value(value)
    }

    fn is_likely(body: &[u8]) -> bool {
        body.starts_with(b"{") || body == b"null"
    }

    fn object(body: &[u8]) -> &[u8] {
        if body.trim_ascii().is_empty() {
            EMPTY
        } else {
            body
        }
    }

    fn read_members<V: FromMembers>(body: &[u8]) -> Result<V::Value, CodecError> {
        read::members::<V>(Self::object(body))
    }

    fn read_value<T: DeserializeOwned>(body: &[u8]) -> Result<T, CodecError> {
        read::value(body)
    }

    fn read_envelope(body: &[u8]) -> Envelope<'_> {
        read::envelope(body)
    }

    #[cfg(feature = "server")]
    fn with_error_type(object: &[u8], name: &str) -> Vec<u8> {
        write::with_first_member(object, super::ERROR_TYPE, name)
    }
}
