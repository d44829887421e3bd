//! Writing values: a serde serializer.

mod collections;

pub(crate) use collections::XmlMap;

use serde::ser::{Serialize, Serializer};

use super::escape::{is_allowed, write_attribute, write_text};
use crate::protocol::codec::text::{Said, write_scalars};
use crate::protocol::codec::{Annotation, CodecError};
use collections::XmlList;

/// Begins an element whose attributes may follow. `is_open` says whether the one around it still waits for its own.
pub(super) fn begin_tag(out: &mut Vec<u8>, is_open: &mut bool, name: &str) {
    close_tag(out, is_open);
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    *is_open = true;
}

/// Ends the tag that still waits for attributes, if one does.
fn close_tag(out: &mut Vec<u8>, is_open: &mut bool) {
    if std::mem::take(is_open) {
        out.push(b'>');
    }
}

/// Ends an element.
pub(super) fn end_tag(out: &mut Vec<u8>, is_open: &mut bool, name: &str) {
    if std::mem::take(is_open) {
        out.extend_from_slice(b"/>");
        return;
    }
    out.extend_from_slice(b"</");
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

/// Declares namespaces, of each prefix the first: an element that declares one twice is none.
pub(super) fn namespaces<'n>(
    out: &mut Vec<u8>,
    namespaces: impl Iterator<Item = (Option<&'n str>, &'n str)>,
) {
    let mut declared = Vec::new();
    for (prefix, uri) in namespaces {
        if !declared.contains(&prefix) {
            declare(out, prefix, uri);
            declared.push(prefix);
        }
    }
}

/// What is said of an element, and the namespace that it has where nothing is.
pub(super) fn or_default(
    annotation: Annotation,
    default: Option<&str>,
) -> impl Iterator<Item = (Option<&str>, &str)> {
    annotation
        .namespaces()
        .chain(default.map(|uri| (None, uri)))
}

fn declare(out: &mut Vec<u8>, prefix: Option<&str>, uri: &str) {
    out.extend_from_slice(b" xmlns");
    if let Some(prefix) = prefix {
        out.push(b':');
        out.extend_from_slice(prefix.as_bytes());
    }
    out.extend_from_slice(b"=\"");
    write_text(out, uri);
    out.push(b'"');
}

/// Writes one value as an element, or as an attribute of the element around it.
pub(super) struct Element<'a> {
    out: &'a mut Vec<u8>,
    /// Whether the element around this one still waits for its attributes.
    is_open: &'a mut bool,
    /// The name, unless what is said of the value has another.
    name: &'a str,
    said: Said,
    /// What is said of the flattened list that it is an item of.
    of_list: Annotation,
    /// The namespace of the service, for the outermost element.
    namespace: Option<&'a str>,
    /// Whether what has no value keeps its place.
    is_item: bool,
    /// Whether it has begun.
    is_begun: bool,
}

impl<'a> Element<'a> {
    pub(super) fn root(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
        annotation: Annotation,
        namespace: Option<&'a str>,
    ) -> Self {
        Self {
            out,
            is_open,
            name,
            said: Said::of(annotation),
            of_list: Annotation::default(),
            namespace,
            is_item: true,
            is_begun: false,
        }
    }

    /// An element that has begun.
    #[cfg(feature = "server")]
    pub(super) fn begun(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
        namespace: Option<&'a str>,
    ) -> Self {
        Self {
            is_begun: true,
            ..Self::root(out, is_open, name, Annotation::default(), namespace)
        }
    }

    /// A member of a structure.
    fn member(out: &'a mut Vec<u8>, is_open: &'a mut bool, name: &'a str) -> Self {
        Self {
            is_item: false,
            ..Self::root(out, is_open, name, Annotation::default(), None)
        }
    }

    /// An item of a list, or a key or value of a map.
    fn item(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
        annotation: Annotation,
    ) -> Self {
        Self::root(
            out,
            is_open,
            annotation.name().unwrap_or(name),
            annotation,
            None,
        )
    }

    /// An item of a flattened list, each of which is what the list would be.
    fn item_of_flattened(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
        of_list: Annotation,
    ) -> Self {
        Self {
            of_list,
            ..Self::root(out, is_open, name, of_list.part("item"), None)
        }
    }

    /// Begins the element.
    fn begin(&mut self) {
        if !self.is_begun {
            begin_tag(self.out, self.is_open, self.name);
        }
        let Said {
            annotation,
            of_type,
            ..
        } = self.said;
        let of_place = self.of_list.namespaces().chain(annotation.namespaces());
        namespaces(
            self.out,
            of_place.chain(or_default(of_type, self.namespace)),
        );
    }

    fn text(mut self, text: &str) -> Result<(), CodecError> {
        if !is_allowed(text) {
            return Err(CodecError::new(
                "a string has a control character, for which XML has no form",
            ));
        }
        if self.said.annotation.is_attribute() {
            return self.attribute(text);
        }
        self.begin();
        close_tag(self.out, self.is_open);
        write_text(self.out, text);
        end_tag(self.out, self.is_open, self.name);
        Ok(())
    }

    fn attribute(self, text: &str) -> Result<(), CodecError> {
        if !*self.is_open {
            return Err(CodecError::new(
                "an attribute follows the elements of its structure",
            ));
        }
        self.out.push(b' ');
        self.out.extend_from_slice(self.name.as_bytes());
        self.out.extend_from_slice(b"=\"");
        write_attribute(self.out, text);
        self.out.push(b'"');
        Ok(())
    }

    fn structure(mut self) -> XmlMap<'a> {
        self.begin();
        XmlMap::structure(self.out, self.is_open, self.name)
    }

    /// Begins the element of a variant's content, in one of its own.
    fn variant(mut self, variant: &'a str) -> Element<'a> {
        self.begin();
        Element::member(self.out, self.is_open, variant)
    }
}

impl<'a> Serializer for Element<'a> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = XmlList<'a>;
    type SerializeTuple = XmlList<'a>;
    type SerializeTupleStruct = XmlList<'a>;
    type SerializeTupleVariant = XmlList<'a>;
    type SerializeMap = XmlMap<'a>;
    type SerializeStruct = XmlMap<'a>;
    type SerializeStructVariant = XmlMap<'a>;

    write_scalars!();

    fn serialize_none(self) -> Result<(), CodecError> {
        self.serialize_unit()
    }

    fn serialize_unit(mut self) -> Result<(), CodecError> {
        if self.is_item {
            self.begin();
            end_tag(self.out, self.is_open, self.name);
        }
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        mut self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        self.begin();
        value.serialize(Element::member(self.out, self.is_open, variant))?;
        end_tag(self.out, self.is_open, self.name);
        Ok(())
    }

    fn serialize_seq(mut self, _: Option<usize>) -> Result<XmlList<'a>, CodecError> {
        let annotation = self.said.annotation;
        if !annotation.is_flattened() {
            self.begin();
        }
        Ok(XmlList::new(self.out, self.is_open, self.name, annotation))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<XmlList<'a>, CodecError> {
        let outer = self.name;
        let list = self.variant(variant).serialize_seq(Some(length))?;
        Ok(list.in_variant(outer))
    }

    /// A structure, unless the number of entries is told: maps tell theirs, structures do not know it.
    fn serialize_map(mut self, length: Option<usize>) -> Result<XmlMap<'a>, CodecError> {
        if length.is_none() {
            return Ok(self.structure());
        }
        let annotation = self.said.annotation;
        if !annotation.is_flattened() {
            self.begin();
        }
        Ok(XmlMap::map(self.out, self.is_open, self.name, annotation))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<XmlMap<'a>, CodecError> {
        let outer = self.name;
        Ok(self.variant(variant).structure().in_variant(outer))
    }
}
