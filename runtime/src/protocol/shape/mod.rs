//! The visit of an item's members, whatever the codec.
//!
//! What the macros write for a struct or a union goes through these traits and through serde's: it names each member once, and
//! knows neither a protocol nor a codec. Codecs are serde serializers and deserializers below it.

mod annotated;
mod read;
mod union;
mod value;
mod write;

pub(crate) use annotated::Annotated;
pub use annotated::serialize_annotated;
pub(crate) use read::StructureVisitor;
pub use read::{
    AnnotatedReader, FromMembers, MemberReader, deserialize_structure, deserialize_text_enum,
    required,
};
pub use union::{
    FromUnion, deserialize_union, unknown_union_member, write_annotated_union, write_union,
    write_union_as,
};
pub use value::{Readable, Writable};
pub use write::{AnnotatedWriter, MemberWriter};
