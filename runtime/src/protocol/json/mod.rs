//! JSON as restJson1 writes and reads it.
//!
//! Reading is `serde_json`'s, with messages that name the member and never repeat a value. Writing is our own serializer:
//! it copies strings in long runs where `serde_json` looks at each byte, and it is where the protocol's own rules for
//! numbers and blobs go.

mod error;
mod escape;
mod read;
mod union;
mod value;
mod write;

pub use error::JsonError;
pub use read::{
    FromMembers, MemberReader, deserialize_structure, deserialize_text_enum, read_members,
    read_shape, required,
};
pub use union::{FromUnion, deserialize_union, unknown_union_member, write_union};
pub use value::{Readable, Writable};
pub use write::{
    JsonObject, Members, write_member, write_object, write_optional_member, write_value,
};

/// The content type of JSON bodies.
pub(crate) const CONTENT_TYPE: &str = "application/json";
