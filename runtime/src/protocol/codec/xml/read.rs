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
}

impl<'de> Reader<'de> {
    pub(super) fn new(node: Node<'de>) -> Self {
        Self {
            node,
            said: Said::default(),
        }
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
            visitor.visit_map(Members::new(self.node))
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
        visitor.visit_map(Members::new(self.node))
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
