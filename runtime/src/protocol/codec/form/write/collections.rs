//! Lists, maps and structures.

use serde::ser::{Serialize, SerializeMap};

use super::{Form, Writer};
use crate::protocol::codec::key::KeyWriter;
use crate::protocol::codec::text::{write_sequences, write_structs};
use crate::protocol::codec::{Annotation, CodecError};

/// What the items of a list are called where nothing else is said, and the entries of a map.
const ITEM: &str = "member";
const ENTRY: &str = "entry";

/// A list that is being written.
pub(in super::super) struct FormList<'a> {
    form: &'a mut Form,
    annotation: Annotation,
    written: usize,
    /// How many places there are between the list and its items.
    depth: usize,
    variant: Option<&'static str>,
}

impl<'a> FormList<'a> {
    pub(super) fn begin(
        form: &'a mut Form,
        annotation: Annotation,
        variant: Option<&'static str>,
    ) -> Self {
        Self {
            form,
            annotation,
            written: 0,
            depth: 0,
            variant,
        }
    }

    /// Goes to where the items are.
    fn enter(&mut self) {
        self.form.enter_named(self.annotation);
        self.depth += 1;
        if let Some(variant) = self.variant {
            self.form.enter(variant);
            self.depth += 1;
        }
        if !self.annotation.is_flattened() && !self.form.is_ec2 {
            let item = self.annotation.part("item").name();
            self.form.enter(item.unwrap_or(ITEM));
            self.depth += 1;
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        if self.written == 0 {
            self.enter();
        }
        self.written += 1;
        self.form.expect_number(self.written);
        value.serialize(Writer::said(self.form, self.annotation.part("item")))
    }

    /// An empty list is told, for it may be meant to replace another.
    fn finish(self) {
        if self.written == 0 && !self.form.is_ec2 {
            self.form.parameter(self.annotation, "");
        }
        for _ in 0..self.depth {
            self.form.leave();
        }
    }
}

write_sequences!(FormList);

/// A structure or a map that is being written, at whose place the form stands.
pub struct FormMap<'a> {
    form: &'a mut Form,
    shape: Shape,
    /// How many places it has entered.
    depth: usize,
}

enum Shape {
    Structure,
    Map {
        annotation: Annotation,
        key: String,
        written: usize,
    },
}

impl<'a> FormMap<'a> {
    /// A structure, the place of which was entered, or which is the whole form.
    pub(in super::super) fn structure(form: &'a mut Form) -> Self {
        Self {
            form,
            shape: Shape::Structure,
            depth: 1,
        }
    }

    pub(super) fn map(form: &'a mut Form, annotation: Annotation) -> Self {
        let is_flattened = annotation.is_flattened();
        if !is_flattened {
            form.enter(ENTRY);
        }
        Self {
            form,
            shape: Shape::Map {
                annotation,
                key: String::new(),
                written: 0,
            },
            depth: if is_flattened { 1 } else { 2 },
        }
    }

    pub(super) fn in_variant(self) -> Self {
        Self { depth: 2, ..self }
    }
}

impl SerializeMap for FormMap<'_> {
    type Ok = ();
    type Error = CodecError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), CodecError> {
        match &mut self.shape {
            Shape::Structure => name.serialize(KeyWriter(|text: &str| self.form.expect_name(text))),
            Shape::Map { key, .. } => name.serialize(KeyWriter(|text: &str| text.clone_into(key))),
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CodecError> {
        let Shape::Map {
            annotation,
            key,
            written,
        } = &mut self.shape
        else {
            return value.serialize(Writer::root(self.form));
        };
        *written += 1;
        self.form.expect_number(*written);
        self.form.enter_named(Annotation::default());
        let [of_key, of_value] = ["key", "value"].map(|part| annotation.part(part));
        self.form.expect_name(of_key.name().unwrap_or("key"));
        self.form.parameter(Annotation::default(), key);
        self.form.expect_name(of_value.name().unwrap_or("value"));
        let result = value.serialize(Writer::said(self.form, of_value));
        self.form.leave();
        result
    }

    fn end(self) -> Result<(), CodecError> {
        for _ in 0..self.depth {
            self.form.leave();
        }
        Ok(())
    }
}

write_structs!(FormMap);
