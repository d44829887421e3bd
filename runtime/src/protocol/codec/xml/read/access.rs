//! Lists, maps and structures, element by element.

use std::collections::HashSet;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::Reader;
use super::attribute::Attribute;
use crate::protocol::codec::annotation::ATTRIBUTE;
use crate::protocol::codec::text::Said;
use crate::protocol::codec::xml::document::Node;
use crate::protocol::codec::{Annotation, CodecError, missing};

/// The elements that stand for the items of a list, or for the entries of a map.
fn places(node: Node<'_>, annotation: Annotation) -> Places<'_> {
    if annotation.is_flattened() {
        Places {
            next: Some(node),
            name: Some(node.name()),
        }
    } else {
        Places {
            next: node.children().next(),
            name: None,
        }
    }
}

struct Places<'de> {
    next: Option<Node<'de>>,
    /// The name that they have, where others stand between them.
    name: Option<&'de str>,
}

impl<'de> Iterator for Places<'de> {
    type Item = Node<'de>;

    fn next(&mut self) -> Option<Node<'de>> {
        let found = self.next?;
        let mut next = found.next_sibling();
        if let Some(name) = self.name {
            while next.is_some_and(|next| next.name() != name) {
                next = next.and_then(Node::next_sibling);
            }
        }
        self.next = next;
        Some(found)
    }
}

/// The items of a list.
pub(super) struct Items<'de> {
    places: Places<'de>,
    said: Said,
}

impl<'de> Items<'de> {
    pub(super) fn new(node: Node<'de>, annotation: Annotation) -> Self {
        Self {
            places: places(node, annotation),
            said: Said::of(annotation.part("item")),
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = CodecError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let said = self.said;
        let next = self.places.next();
        next.map(|node| seed.deserialize(Reader::new(node, said)))
            .transpose()
    }
}

/// The entries of a map.
pub(super) struct Entries<'de> {
    places: Places<'de>,
    annotation: Annotation,
    entry: Option<Node<'de>>,
}

impl<'de> Entries<'de> {
    pub(super) fn new(node: Node<'de>, annotation: Annotation) -> Self {
        Self {
            places: places(node, annotation),
            annotation,
            entry: None,
        }
    }

    /// The part of an entry.
    fn part(&self, entry: Node<'de>, part: &'static str) -> Result<Reader<'de>, CodecError> {
        let annotation = self.annotation.part(part);
        let node = entry
            .child(annotation.name().unwrap_or(part))
            .ok_or_else(|| CodecError::new(missing(part)))?;
        Ok(Reader::new(node, Said::of(annotation)))
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = CodecError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        self.entry = self.places.next();
        let Some(entry) = self.entry else {
            return Ok(None);
        };
        seed.deserialize(self.part(entry, "key")?).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        let entry = self.entry.take().ok_or_else(no_key)?;
        seed.deserialize(self.part(entry, "value")?)
    }
}

fn no_key() -> CodecError {
    CodecError::custom("invalid value: a value without its key, expected an entry")
}

/// How many names are looked through one by one.
const FEW: usize = 16;

/// The members of a structure: first its attributes, then its elements, each name once.
pub(super) struct Members<'de> {
    attributes: Box<dyn Iterator<Item = (&'de str, &'de str)> + 'de>,
    own: Option<Node<'de>>,
    next: Option<Node<'de>>,
    seen: Vec<&'de str>,
    seen_more: HashSet<&'de str>,
    value: Option<Value<'de>>,
}

/// The value of a member whose name has been told.
enum Value<'de> {
    Attribute(&'de str),
    Element(Node<'de>),
}

impl<'de> Members<'de> {
    pub(super) fn new(node: Node<'de>, is_document: bool) -> Self {
        // S3's `<LocationConstraint>eu-west-1</LocationConstraint>`: the document is its own member. In a value of a type that
        // holds itself there would be no end to it.
        let is_its_own =
            is_document && !node.has_children() && !node.text().trim_ascii().is_empty();
        Self {
            attributes: Box::new(node.attributes()),
            own: is_its_own.then_some(node),
            next: node.children().next(),
            seen: Vec::new(),
            seen_more: HashSet::new(),
            value: None,
        }
    }

    /// Whether the name comes for the first time. Those that follow belong to the first.
    fn is_new(&mut self, name: &'de str) -> bool {
        if self.seen.contains(&name) || self.seen_more.contains(name) {
            return false;
        }
        if self.seen.len() < FEW {
            self.seen.push(name);
        } else {
            self.seen_more.insert(name);
        }
        true
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = CodecError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        if let Some((name, value)) = self.attributes.next() {
            self.value = Some(Value::Attribute(value));
            let name = format!("{ATTRIBUTE}{name}");
            return seed.deserialize(name.into_deserializer()).map(Some);
        }
        while let Some(node) = self.own.take().or(self.next) {
            self.next = self.next.and_then(Node::next_sibling);
            if self.is_new(node.name()) {
                self.value = Some(Value::Element(node));
                let name = BorrowedStrDeserializer::new(node.name());
                return seed.deserialize(name).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        match self.value.take().ok_or_else(no_key)? {
            Value::Attribute(value) => seed.deserialize(Attribute::new(value)),
            Value::Element(node) => seed.deserialize(Reader::new(node, Said::default())),
        }
    }
}

/// An enum of serde's own: its name, or an element of its name with what it holds.
pub(super) struct Variant<'de>(Node<'de>);

impl<'de> Variant<'de> {
    pub(super) fn new(node: Node<'de>) -> Self {
        Self(node)
    }

    fn content(&self) -> Result<Reader<'de>, CodecError> {
        let content = self.0.children().next();
        let content = content.map(|node| Reader::new(node, Said::default()));
        content.ok_or_else(|| {
            CodecError::custom("invalid type: string, expected a variant with a value")
        })
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), CodecError> {
        let name = match self.0.children().next() {
            Some(child) => child.name(),
            None => self.0.text(),
        };
        let variant = seed.deserialize(BorrowedStrDeserializer::<CodecError>::new(name))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = CodecError;

    fn unit_variant(self) -> Result<(), CodecError> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, CodecError> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        self.content()?.deserialize_struct("", fields, visitor)
    }
}
