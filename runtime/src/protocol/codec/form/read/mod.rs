//! Reading values: a serde deserializer, for the server's half.

mod access;
mod tree;

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Deserializer, Error as _, Unexpected, Visitor};

use crate::protocol::codec::CodecError;
use crate::protocol::codec::error::{UNEXPECTED, describe};
use crate::protocol::codec::text::{Said, read_scalars};
use crate::protocol::shape::{FromMembers, StructureVisitor};
use access::{Entries, Items, Members};
use tree::Tree;

/// Reads the form as the members of `V`.
pub(super) fn members<V: FromMembers>(body: &[u8], is_ec2: bool) -> Result<V::Value, CodecError> {
    read_with(body, is_ec2, |reader| {
        reader.deserialize_struct("", &[], StructureVisitor::<V>(PhantomData))
    })
}

/// Reads the form as a value.
pub(super) fn value<T: DeserializeOwned>(body: &[u8], is_ec2: bool) -> Result<T, CodecError> {
    read_with(body, is_ec2, |reader| T::deserialize(reader))
}

fn read_with<T>(
    body: &[u8],
    is_ec2: bool,
    read: impl FnOnce(Reader<'_>) -> Result<T, CodecError>,
) -> Result<T, CodecError> {
    let tree = Tree::parse(body)?;
    let reader = Reader {
        tree: &tree,
        said: Said::default(),
        is_ec2,
    };
    read(reader).map_err(|error| {
        let text = describe(&error.to_string());
        CodecError::new(text.unwrap_or_else(|| UNEXPECTED.to_owned()))
    })
}

/// Reads the value at one place of a form.
#[derive(Clone, Copy)]
struct Reader<'de> {
    tree: &'de Tree,
    said: Said,
    is_ec2: bool,
}

impl<'de> Reader<'de> {
    fn text(&self) -> Result<&'de str, CodecError> {
        let text = self.tree.value.as_deref();
        text.ok_or_else(|| CodecError::invalid_type(Unexpected::Map, &"text"))
    }

    /// The same reader elsewhere.
    fn at(self, tree: &'de Tree, said: Said) -> Self {
        Self { tree, said, ..self }
    }
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = CodecError;

    read_scalars!();

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        match &self.tree.value {
            Some(value) => visitor.visit_borrowed_str(value),
            None => visitor.visit_map(Members::new(self)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_seq(Items::new(self))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CodecError> {
        visitor.visit_map(Entries::new(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        visitor.visit_map(Members::new(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CodecError> {
        match &self.tree.value {
            Some(value) => {
                visitor.visit_enum(serde::de::value::BorrowedStrDeserializer::new(value))
            }
            None => serde::de::value::MapAccessDeserializer::new(Members::new(self))
                .deserialize_enum(name, variants, visitor),
        }
    }
}
