//! Writing values: a serde serializer.

mod collections;
mod target;

pub(crate) use collections::FormMap;
pub(super) use target::Form;

use serde::ser::{Serialize, Serializer};

use super::super::text::{Said, write_scalars};
use crate::protocol::codec::{Annotation, CodecError};
use collections::FormList;

/// Writes one value at the place where the form stands.
pub(super) struct Writer<'a> {
    form: &'a mut Form,
    said: Said,
}

impl<'a> Writer<'a> {
    pub(super) fn root(form: &'a mut Form) -> Self {
        Self::said(form, Annotation::default())
    }

    fn said(form: &'a mut Form, annotation: Annotation) -> Self {
        Self {
            form,
            said: Said::of(annotation),
        }
    }

    #[allow(clippy::unnecessary_wraps)] // As all writers of scalars have it.
    fn text(self, text: &str) -> Result<(), CodecError> {
        self.form.parameter(self.said.annotation, text);
        Ok(())
    }
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = CodecError;
    type SerializeSeq = FormList<'a>;
    type SerializeTuple = FormList<'a>;
    type SerializeTupleStruct = FormList<'a>;
    type SerializeTupleVariant = FormList<'a>;
    type SerializeMap = FormMap<'a>;
    type SerializeStruct = FormMap<'a>;
    type SerializeStructVariant = FormMap<'a>;

    write_scalars!();

    fn serialize_none(self) -> Result<(), CodecError> {
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), CodecError> {
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CodecError> {
        let mut map = self.serialize_map(None)?;
        serde::ser::SerializeMap::serialize_entry(&mut map, variant, value)?;
        serde::ser::SerializeMap::end(map)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<FormList<'a>, CodecError> {
        Ok(FormList::begin(self.form, self.said.annotation, None))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<FormList<'a>, CodecError> {
        Ok(FormList::begin(
            self.form,
            self.said.annotation,
            Some(variant),
        ))
    }

    /// A structure, unless the number of entries is told: maps tell theirs, structures do not know it.
    fn serialize_map(self, length: Option<usize>) -> Result<FormMap<'a>, CodecError> {
        let annotation = self.said.annotation;
        self.form.enter_named(annotation);
        Ok(match length {
            None => FormMap::structure(self.form),
            Some(_) => FormMap::map(self.form, annotation),
        })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<FormMap<'a>, CodecError> {
        self.form.enter_named(self.said.annotation);
        self.form.expect_name(variant);
        self.form.enter_named(Annotation::default());
        Ok(FormMap::structure(self.form).in_variant())
    }
}
