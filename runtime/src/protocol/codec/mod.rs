//! Codecs: how values become the bytes of a body, and come back.
//!
//! What is written and read goes through [`shape`](super::shape), which is serde's data model with a few names agreed upon, so a
//! codec is a serde serializer and deserializer, and knows nothing of requests. Which codec a body has, and what goes into it,
//! is the protocol's to say.

#[cfg_attr(not(feature = "xml"), allow(dead_code))]
mod annotation;
#[cfg(feature = "cbor")]
pub(crate) mod cbor;
mod envelope;
mod error;
#[cfg(feature = "query")]
pub(crate) mod form;
mod heading;
pub(crate) mod json;
mod key;
mod null;
#[cfg(feature = "xml")]
mod text;
#[cfg(feature = "xml")]
pub(crate) mod xml;

#[cfg(feature = "xml")]
use annotation::Annotation;
pub(crate) use annotation::{ATTRIBUTE, EC2, EC2_NAME, IS_ATTRIBUTE};
pub(crate) use envelope::Envelope;
pub use error::CodecError;
pub(crate) use error::{in_member, missing, missing_but_for_case};
pub(crate) use heading::Heading;
pub(crate) use heading::ReportedError;
pub(crate) use null::UnlessNull;

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap};

use crate::protocol::shape::{FromMembers, MemberWriter};

/// The name under which a `Blob` goes through serde, as a newtype of the same bytes as base64.
pub(crate) const BLOB: &str = "aws_operation::Blob";

/// The name under which a `Timestamp` goes through serde, as a newtype of the same moment in the format that its member asks
/// for, or as seconds.
pub(crate) const TIMESTAMP: &str = "aws_operation::Timestamp";

/// The name of the same where its member asks for seconds, which is not every codec's own format.
pub(crate) const EPOCH_SECONDS: &str = "aws_operation::Timestamp epoch-seconds";

/// The name of the member that names the error in a body.
#[cfg(feature = "server")]
pub(crate) const ERROR_TYPE: &str = "__type";

/// How the values of a body are written and read.
pub trait Codec {
    /// An object that is being written.
    type Object<'a>: SerializeMap<Ok = (), Error = CodecError>;

    /// Its name, for messages.
    const NAME: &'static str;

    /// An object without members, where that is the same in every message.
    const EMPTY: Option<&'static [u8]>;

    /// Writes an object, whose members `write` writes.
    fn write_members(
        heading: &Heading<'_>,
        write: impl FnOnce(&mut MemberWriter<Self::Object<'_>>),
    ) -> Result<Vec<u8>, CodecError>;

    /// Writes any value. `name` is that of its type.
    fn write_value<T: Serialize + ?Sized>(
        heading: &Heading<'_>,
        name: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, CodecError>;

    /// Writes a structure as the members of the body.
    #[cfg(feature = "server")]
    fn write_object<T: Serialize + ?Sized>(
        heading: &Heading<'_>,
        value: &T,
    ) -> Result<Vec<u8>, CodecError> {
        Self::write_value(heading, "", value)
    }

    /// Whether a body that somebody calls HTML may be of this codec: test doubles made of web frameworks, such as moto, call
    /// everything HTML that they send.
    fn is_likely(body: &[u8]) -> bool;

    /// The object in a body. No body is an object without members: services leave it out where none is set.
    fn object(body: &[u8]) -> &[u8];

    /// Reads the members of an object, which may be no body at all.
    fn read_members<V: FromMembers>(body: &[u8]) -> Result<V::Value, CodecError>;

    /// Reads any value.
    fn read_value<T: DeserializeOwned>(body: &[u8]) -> Result<T, CodecError>;

    /// Reads what an error body says of the error. One that is no object says nothing.
    fn read_envelope(body: &[u8]) -> Envelope<'_>;

    /// The object, with the error's name in it as its first member, where that is how the codec has it.
    #[cfg(feature = "server")]
    fn with_error_type(object: &[u8], name: &str) -> Vec<u8>;
}

/// How the bodies of messages are.
pub trait Encoding {
    /// How their values are written and read.
    type Codec: Codec;

    /// Their content type, where they have members.
    const CONTENT_TYPE: &'static str;

    /// Whether there is a body where a structure has no member in it.
    const WRITES_EMPTY: bool = true;
}
