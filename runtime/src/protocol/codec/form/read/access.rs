//! Lists, maps, structures and enums, place by place.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::Reader;
use super::place::Place;
use crate::protocol::codec::CodecError;
use crate::protocol::codec::annotation::EC2;
use crate::protocol::codec::text::Said;

/// The places of the items of a list, or of the entries of a map, which are `below` unless it is flattened.
fn places<'de>(reader: &Reader<'de>, below: Option<&str>) -> std::vec::IntoIter<Place<'de>> {
    let place = match below.filter(|_| !reader.said.annotation.is_flattened()) {
        Some(below) => child(reader, reader.place, below),
        None => Some(reader.place),
    };
    place.map(Place::numbered).unwrap_or_default().into_iter()
}

/// The place of this name, which begins with a capital in EC2.
fn child<'de>(reader: &Reader<'de>, place: Place<'de>, name: &str) -> Option<Place<'de>> {
    if !reader.is_ec2 {
        return place.child(name);
    }
    place
        .children()
        .find_map(|(found, child)| is_capitalized(name, found).then_some(child))
}

/// Whether a name is the known one with a capital, as EC2 writes it.
fn is_capitalized(known: &str, name: &str) -> bool {
    let mut characters = known.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    name.strip_prefix(|it| Some(it) == first) == Some(characters.as_str())
}

/// The items of a list.
pub(super) struct Items<'de> {
    reader: Reader<'de>,
    places: std::vec::IntoIter<Place<'de>>,
}

impl<'de> Items<'de> {
    pub(super) fn new(reader: Reader<'de>) -> Self {
        let name = reader.said.annotation.part("item").name();
        Self {
            // All lists of EC2 are flattened.
            places: places(&reader, (!reader.is_ec2).then(|| name.unwrap_or("member"))),
            reader,
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = CodecError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let said = Said::of(self.reader.said.annotation.part("item"));
        let next = self.places.next();
        next.map(|item| seed.deserialize(self.reader.at(item, said)))
            .transpose()
    }
}

/// The entries of a map.
pub(super) struct Entries<'de> {
    reader: Reader<'de>,
    places: std::vec::IntoIter<Place<'de>>,
    entry: Option<Place<'de>>,
}

impl<'de> Entries<'de> {
    pub(super) fn new(reader: Reader<'de>) -> Self {
        Self {
            places: places(&reader, Some("entry")),
            reader,
            entry: None,
        }
    }

    /// A part of the entry; nothing, where it is not there.
    fn part(&self, part: &'static str) -> Reader<'de> {
        let annotation = self.reader.said.annotation.part(part);
        let found = self
            .entry
            .and_then(|entry| child(&self.reader, entry, annotation.name().unwrap_or(part)));
        let found = found.unwrap_or(Place::NOTHING);
        self.reader.at(found, Said::of(annotation))
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = CodecError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        self.entry = self.places.next();
        if self.entry.is_none() {
            return Ok(None);
        }
        seed.deserialize(self.part("key")).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        // A structure in which nothing is set has no parameter.
        seed.deserialize(self.part("value"))
    }
}

/// The known name that EC2 writes like this.
fn known(names: &'static [&'static str], name: &str) -> Option<&'static str> {
    names
        .iter()
        .copied()
        .find(|known| is_capitalized(known, name))
}

/// The members of a structure.
pub(super) struct Members<'de> {
    reader: Reader<'de>,
    children: Box<dyn Iterator<Item = (&'de str, Place<'de>)> + 'de>,
    /// The names that a type of the user's own has. Ours know better what is meant.
    fields: &'static [&'static str],
    value: Option<Place<'de>>,
}

impl<'de> Members<'de> {
    pub(super) fn new(reader: Reader<'de>, fields: &'static [&'static str]) -> Self {
        Self {
            children: Box::new(reader.place.children()),
            reader,
            fields,
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = CodecError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CodecError> {
        let Some((name, value)) = self.children.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        let name = if !self.reader.is_ec2 {
            seed.deserialize(BorrowedStrDeserializer::new(name))
        } else if let Some(name) = known(self.fields, name) {
            seed.deserialize(BorrowedStrDeserializer::new(name))
        } else {
            seed.deserialize(format!("{EC2}{name}").into_deserializer())
        };
        name.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        let value = self.value.take();
        let value = value.ok_or_else(|| {
            CodecError::custom("invalid value: a value without its name, expected a member")
        })?;
        seed.deserialize(self.reader.at(value, Said::default()))
    }
}

/// An enum of serde's own with what it holds, which stands below its name.
pub(super) struct Variant<'de> {
    name: &'de str,
    content: Option<Reader<'de>>,
}

impl<'de> Variant<'de> {
    pub(super) fn new(reader: Reader<'de>, variants: &'static [&'static str]) -> Self {
        if let Some(name) = reader.place.value() {
            let content = None;
            return Self { name, content };
        }
        let Some((name, content)) = reader.place.children().next() else {
            let (name, content) = ("", None);
            return Self { name, content };
        };
        let known = known(variants, name).filter(|_| reader.is_ec2);
        Self {
            name: known.unwrap_or(name),
            content: Some(reader.at(content, Said::default())),
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = CodecError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), CodecError> {
        let name = BorrowedStrDeserializer::<CodecError>::new(self.name);
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> Variant<'de> {
    fn content(self) -> Result<Reader<'de>, CodecError> {
        self.content.ok_or_else(|| {
            CodecError::custom("invalid type: string, expected a variant with a value")
        })
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
