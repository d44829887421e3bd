//! Lists, maps and structures.

use serde::ser::{Serialize, SerializeMap};

use super::{Element, begin_tag, end_tag, namespaces};
use crate::protocol::codec::key::KeyWriter;
use crate::protocol::codec::text::{write_sequences, write_structs};
use crate::protocol::codec::xml::document::is_name;
use crate::protocol::codec::{Annotation, CodecError};

/// What the items of a list are called where nothing else is said.
const ITEM: &str = "member";
/// The same for the entries of a map, their keys and their values.
const ENTRY: &str = "entry";
const KEY: &str = "key";
const VALUE: &str = "value";

/// A list that is being written.
pub(in super::super) struct XmlList<'a> {
    out: &'a mut Vec<u8>,
    is_open: &'a mut bool,
    name: &'a str,
    annotation: Annotation,
    /// The element that ends with it.
    outer: Option<&'a str>,
}

impl<'a> XmlList<'a> {
    pub(super) fn new(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
        annotation: Annotation,
    ) -> Self {
        Self {
            out,
            is_open,
            name,
            annotation,
            outer: None,
        }
    }

    pub(super) fn in_variant(self, outer: &'a str) -> Self {
        Self {
            outer: Some(outer),
            ..self
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        let element = if self.annotation.is_flattened() {
            Element::item_of_flattened(self.out, self.is_open, self.name, self.annotation)
        } else {
            let item = self.annotation.part("item");
            Element::item(self.out, self.is_open, ITEM, item)
        };
        value.serialize(element)
    }

    fn finish(self) {
        if !self.annotation.is_flattened() {
            end_tag(self.out, self.is_open, self.name);
        }
        if let Some(outer) = self.outer {
            end_tag(self.out, self.is_open, outer);
        }
    }
}

write_sequences!(XmlList);

/// A structure or a map that is being written.
pub struct XmlMap<'a> {
    out: &'a mut Vec<u8>,
    is_open: &'a mut bool,
    name: &'a str,
    form: Form,
    /// The key whose value comes next.
    key: String,
    /// The element that ends with it.
    outer: Option<&'a str>,
}

/// How entries stand in it.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Each is an element of its own name.
    Structure,
    /// Each is an element with a key and a value.
    Map(Annotation),
}

impl<'a> XmlMap<'a> {
    /// A structure whose element has begun.
    pub(in super::super) fn structure(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
    ) -> Self {
        Self {
            out,
            is_open,
            name,
            form: Form::Structure,
            key: String::new(),
            outer: None,
        }
    }

    /// A map, whose element has begun unless it is flattened.
    pub(super) fn map(
        out: &'a mut Vec<u8>,
        is_open: &'a mut bool,
        name: &'a str,
        annotation: Annotation,
    ) -> Self {
        Self {
            form: Form::Map(annotation),
            ..Self::structure(out, is_open, name)
        }
    }

    pub(super) fn in_variant(self, outer: &'a str) -> Self {
        Self {
            outer: Some(outer),
            ..self
        }
    }

    fn entry<T: Serialize + ?Sized>(
        &mut self,
        annotation: Annotation,
        value: &T,
    ) -> Result<(), CodecError> {
        let name = if annotation.is_flattened() {
            self.name
        } else {
            ENTRY
        };
        begin_tag(self.out, self.is_open, name);
        if annotation.is_flattened() {
            namespaces(self.out, annotation.namespaces());
        }
        for (part, default) in [("key", KEY), ("value", VALUE)] {
            let said = annotation.part(part);
            let element = Element::item(self.out, self.is_open, default, said);
            if part == "key" {
                self.key.serialize(element)?;
            } else {
                value.serialize(element)?;
            }
        }
        end_tag(self.out, self.is_open, name);
        Ok(())
    }
}

impl SerializeMap for XmlMap<'_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CodecError> {
        self.key.clear();
        key.serialize(KeyWriter(|text: &str| self.key.push_str(text)))?;
        if matches!(self.form, Form::Structure) && !is_name(&self.key) {
            // It may come from the data, where a type of the user's own is a map that does not tell its length.
            return Err(CodecError::new(
                "a member has a name that XML does not have",
            ));
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        match self.form {
            Form::Structure => value.serialize(Element::member(self.out, self.is_open, &self.key)),
            Form::Map(annotation) => self.entry(annotation, value),
        }
    }

    fn end(self) -> Result<(), CodecError> {
        if !matches!(self.form, Form::Map(annotation) if annotation.is_flattened()) {
            end_tag(self.out, self.is_open, self.name);
        }
        if let Some(outer) = self.outer {
            end_tag(self.out, self.is_open, outer);
        }
        Ok(())
    }
}

write_structs!(XmlMap);
