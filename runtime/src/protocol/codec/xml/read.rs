//! Reading values: a serde deserializer.

mod access;
mod attribute;

use serde::de::{Deserializer, Error as _, Unexpected, Visitor};

use super::document::Node;
use crate::protocol::codec::CodecError;
use crate::protocol::codec::text::{Meaning, Said, read_scalars, with_offset};
use access::{Entries, Items, Members, Variant};

/// Reads the value of an element, or of all elements of its name that follow in the same place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'de> {
    node: Node<'de>,
    said: Said,
    /// Whether it is the document, and no value in it.
    is_document: bool,
}

impl<'de> Reader<'de> {
    /// Reads the element around all others.
    pub(super) fn document(node: Node<'de>) -> Self {
        Self {
            is_document: true,
            ..Self::new(node, Said::default())
        }
    }

    fn new(node: Node<'de>, said: Said) -> Self {
        Self {
            node,
            said,
            is_document: false,
        }
    }

    /// The members of a structure.
    fn members(&self) -> Members<'de> {
        Members::new(self.node, self.is_document)
    }

    /// The text that stands for a scalar.
    fn text(&self) -> Result<&'de str, CodecError> {
        if self.node.has_children() {
            return Err(CodecError::invalid_type(Unexpected::Map, &"text"));
        }
        Ok(self.node.text())
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = CodecError;

    read_scalars!();

    /// Text, unless there are elements in it.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        if self.node.has_children() {
            visitor.visit_map(self.members())
        } else if self.said.meaning == Meaning::Timestamp {
            visitor.visit_str(&with_offset(self.node.text().trim_ascii()))
        } else {
            visitor.visit_borrowed_str(self.node.text())
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_seq(Items::new(self.node, self.said.annotation))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_map(Entries::new(self.node, self.said.annotation))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_map(self.members())
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_enum(Variant::new(self.node))
    }
}
