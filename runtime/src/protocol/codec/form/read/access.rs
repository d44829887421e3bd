//! Lists, maps and structures, place by place.

use std::collections::btree_map;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess};

use super::Reader;
use super::tree::Tree;
use crate::protocol::codec::CodecError;
use crate::protocol::codec::annotation::EC2;
use crate::protocol::codec::text::Said;

/// The places of the items of a list, or of the entries of a map.
fn places<'de>(reader: &Reader<'de>, below: &str) -> std::vec::IntoIter<&'de Tree> {
    let tree = if reader.said.annotation.is_flattened() || reader.is_ec2 {
        Some(reader.tree)
    } else {
        reader.tree.children.get(below)
    };
    tree.map(Tree::numbered).unwrap_or_default().into_iter()
}

/// The items of a list.
pub(super) struct Items<'de> {
    reader: Reader<'de>,
    places: std::vec::IntoIter<&'de Tree>,
}

impl<'de> Items<'de> {
    pub(super) fn new(reader: Reader<'de>) -> Self {
        let name = reader.said.annotation.part("item").name();
        Self {
            places: places(&reader, name.unwrap_or("member")),
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
    places: std::vec::IntoIter<&'de Tree>,
    entry: Option<&'de Tree>,
}

impl<'de> Entries<'de> {
    pub(super) fn new(reader: Reader<'de>) -> Self {
        Self {
            places: places(&reader, "entry"),
            reader,
            entry: None,
        }
    }

    fn part(&self, part: &'static str) -> Result<Reader<'de>, CodecError> {
        let annotation = self.reader.said.annotation.part(part);
        let found = self
            .entry
            .and_then(|entry| entry.children.get(annotation.name().unwrap_or(part)));
        let found = found.ok_or_else(|| CodecError::missing_field(part))?;
        Ok(self.reader.at(found, Said::of(annotation)))
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
        seed.deserialize(self.part("key")?).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, CodecError> {
        seed.deserialize(self.part("value")?)
    }
}

/// The members of a structure.
pub(super) struct Members<'de> {
    reader: Reader<'de>,
    children: btree_map::Iter<'de, String, Tree>,
    value: Option<&'de Tree>,
}

impl<'de> Members<'de> {
    pub(super) fn new(reader: Reader<'de>) -> Self {
        Self {
            children: reader.tree.children.iter(),
            reader,
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
        let name = if self.reader.is_ec2 {
            seed.deserialize(format!("{EC2}{name}").into_deserializer())
        } else {
            seed.deserialize(BorrowedStrDeserializer::new(name))
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
