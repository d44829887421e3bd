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

use crate::protocol::codec::{Codec, CodecError, Envelope};
use crate::protocol::shape::{FromMembers, MemberWriter};

/// The codec.
pub enum Json {}

impl Codec for Json {
    type Object<'a> = JsonObject<'a>;

    const NAME: &'static str = "JSON";

    const EMPTY: &'static [u8] = b"{}";

    fn write_members(
        write: impl FnOnce(&mut MemberWriter<JsonObject<'_>>),
    ) -> Result<Vec<u8>, CodecError> {
        write::object(write)
    }

    fn write_value<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CodecError> {
        write::value(value)
    }

    fn object(body: &[u8]) -> &[u8] {
        if body.trim_ascii().is_empty() {
            Self::EMPTY
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
