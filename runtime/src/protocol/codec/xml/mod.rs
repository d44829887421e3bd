//! XML as restXml, awsQuery and ec2Query write and read it: a serde serializer and deserializer.
//!
//! What a structure's members are called, and how a list or map stands in its element, is said by [`Annotation`]s. Reading asks for
//! names of members alone: whatever the items of a list are called, they are its items, and namespaces are passed over.

mod document;
mod error;
mod escape;
mod frame;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use frame::RestFrame;
#[cfg(feature = "query")]
pub(crate) use frame::{Ec2Frame, QueryFrame};
pub(crate) use write::XmlMap;

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer as _};
use serde::ser::Serialize;

use super::{Annotation, Codec, CodecError, Envelope, Heading};
use crate::protocol::shape::{FromMembers, MemberWriter, StructureVisitor};
use document::Node;
use error::{described, not_parsed, not_utf_8};
use frame::Frame;
#[cfg(feature = "server")]
use frame::Place;
use read::Reader;
use write::{Element, namespaces, or_default};

/// The codec, with the elements that a protocol has around the members.
pub struct Xml<F>(PhantomData<F>);

impl<F: Frame> Codec for Xml<F> {
    type Object<'a> = XmlMap<'a>;

    const NAME: &'static str = "XML";

    const EMPTY: Option<&'static [u8]> = None;

    fn write_members(
        heading: &Heading<'_>,
        write: impl FnOnce(&mut MemberWriter<XmlMap<'_>>),
    ) -> Result<Vec<u8>, CodecError> {
        frame::write::<F>(heading, |place| {
            namespaces(place.out, or_default(place.root, place.namespace));
            let structure = XmlMap::structure(place.out, place.is_open, place.name);
            let mut members = MemberWriter::new(structure);
            write(&mut members);
            members.end()
        })
    }

    #[cfg(feature = "server")]
    fn write_object<T: Serialize + ?Sized>(
        heading: &Heading<'_>,
        value: &T,
    ) -> Result<Vec<u8>, CodecError> {
        frame::write::<F>(heading, |place| {
            let Place {
                out,
                is_open,
                name,
                namespace,
                ..
            } = place;
            value.serialize(Element::begun(out, is_open, name, namespace))
        })
    }

    fn write_value<T: Serialize + ?Sized>(
        heading: &Heading<'_>,
        name: &'static str,
        value: &T,
    ) -> Result<Vec<u8>, CodecError> {
        let mut out = Vec::new();
        let mut is_open = false;
        let annotation = Annotation::new(heading.root);
        let name = annotation.name().unwrap_or(name);
        value.serialize(Element::root(
            &mut out,
            &mut is_open,
            name,
            annotation,
            heading.namespace,
        ))?;
        Ok(out)
    }

    fn is_likely(body: &[u8]) -> bool {
        body.starts_with(b"<")
    }

    fn object(body: &[u8]) -> &[u8] {
        if body.trim_ascii().is_empty() {
            b"<Empty/>"
        } else {
            body
        }
    }

    fn read_members<V: FromMembers>(body: &[u8]) -> Result<V::Value, CodecError> {
        read_with(Self::object(body), |root| {
            let visitor = StructureVisitor::<V>(PhantomData);
            Reader::document(F::members(root)).deserialize_struct("", &[], visitor)
        })
    }

    fn read_value<T: DeserializeOwned>(body: &[u8]) -> Result<T, CodecError> {
        read_with(body, |root| T::deserialize(Reader::document(root)))
    }

    fn read_envelope(body: &[u8]) -> Envelope<'_> {
        let envelope = with_root(body, |root| Ok(frame::envelope(root)));
        envelope.unwrap_or_default()
    }

    #[cfg(feature = "server")]
    fn with_error_type(object: &[u8], _: &str) -> Vec<u8> {
        // It has its place among the elements around the members.
        object.to_vec()
    }
}

fn with_root<T>(
    body: &[u8],
    read: impl FnOnce(Node<'_>) -> Result<T, CodecError>,
) -> Result<T, CodecError> {
    // Services that take long send white space, so that the connection stays.
    let text = std::str::from_utf8(body.trim_ascii_start()).map_err(|_| not_utf_8())?;
    let document = document::parse(text).map_err(not_parsed)?;
    read(document.root())
}

fn read_with<T>(
    body: &[u8],
    read: impl FnOnce(Node<'_>) -> Result<T, CodecError>,
) -> Result<T, CodecError> {
    with_root(body, |root| read(root).map_err(described))
}

/// Whether the root element of a document has this name, as far as can be told without parsing it.
pub(crate) fn begins_with(body: &[u8], name: &str) -> bool {
    let mut rest = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    loop {
        rest = rest.trim_ascii_start();
        let (begin, end): (_, &[u8]) = if let Some(begin) = rest.strip_prefix(b"<?") {
            (begin, b"?>")
        } else if let Some(begin) = rest.strip_prefix(b"<!--") {
            (begin, b"-->")
        } else {
            break;
        };
        let Some(position) = begin.windows(end.len()).position(|window| window == end) else {
            return false;
        };
        rest = begin.get(position + end.len()..).unwrap_or_default();
    }
    let rest = rest
        .strip_prefix(b"<")
        .and_then(|rest| rest.strip_prefix(name.as_bytes()));
    rest.and_then(<[u8]>::first)
        .is_some_and(|next| matches!(next, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r'))
}

/// Text that is borrowed from a document, made its own.
fn owned(text: &str) -> Cow<'static, str> {
    Cow::Owned(text.to_owned())
}
