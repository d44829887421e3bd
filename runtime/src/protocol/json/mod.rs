//! JSON as restJson1 writes and reads it.
//!
//! Reading is `serde_json`'s, with the protocol's own rules around it, and with messages that name the member and never repeat
//! a value. Writing is our own serializer: it copies strings in long runs where `serde_json` looks at each byte, and it is
//! where the protocol's own rules for numbers and blobs go.

mod error;
mod escape;
mod read;
mod reader;
mod union;
mod value;
mod write;

pub use error::JsonError;
pub use read::{FromMembers, MemberReader, deserialize_structure, deserialize_text_enum, required};
pub(crate) use read::{read_members, read_shape};
pub use union::{FromUnion, deserialize_union, unknown_union_member, write_union, write_union_as};
pub use value::{Readable, Writable};
pub use write::{JsonObject, MemberWriter};
pub(crate) use write::{write_object, write_value};

/// The content type of JSON bodies.
pub(crate) const CONTENT_TYPE: &str = "application/json";

/// The object in a body. No body is the empty object: services leave it out where no member is set.
pub(crate) fn object(body: &[u8]) -> &[u8] {
    if body.trim_ascii().is_empty() {
        b"{}"
    } else {
        body
    }
}
