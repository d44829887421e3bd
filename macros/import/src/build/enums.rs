//! Enums of values, unions, and the errors of operations.

use super::Builder;
use super::types::timestamp_format;
use crate::case::Case;
use crate::error::ImportError;
use crate::model::{Operation, Shape};
use crate::names::{self, Taken};
use crate::plan::{ErrorEnum, ErrorVariant, Type, Union, UnionVariant, Value, ValueEnum};

impl Builder<'_> {
    pub(super) fn value_enum(&self, name: &str, shape: &Shape) -> ValueEnum {
        let mut variants: Vec<Value> = Vec::new();
        let mut idents = Variants::new("UnknownValue");
        for value in &shape.values {
            if variants.iter().any(|variant| variant.value == *value) {
                continue;
            }
            variants.push(Value {
                ident: idents.claim(value),
                value: value.clone(),
            });
        }
        let values = variants
            .iter()
            .map(|variant| (variant.ident.as_str(), variant.value.as_str()));
        ValueEnum {
            ident: self.idents.shape(name),
            shape: name.to_owned(),
            only_in: self.roles.only_in(name),
            rename_all: Case::best(Case::Pascal, Case::of_variant, &values),
            variants,
            notes: self.notes(&shape.notes),
        }
    }

    pub(super) fn union(&self, name: &str, shape: &Shape) -> Result<Union, ImportError> {
        let mut idents = Variants::new("UnknownMember");
        let mut variants = Vec::new();
        for member in &shape.members {
            let typed = self.type_of(&member.shape, shape.sensitive)?;
            let asked = member
                .timestamp_format
                .as_deref()
                .and_then(timestamp_format);
            // A location means nothing in a union, and its name no more.
            let body_name = member
                .location_name
                .as_ref()
                .filter(|_| member.location.is_none());
            variants.push(UnionVariant {
                ident: idents.claim(&member.name),
                member: member.name.clone(),
                wire_name: body_name.unwrap_or(&member.name).clone(),
                boxed: matches!(typed.ty, Type::Item(_))
                    && self.containment.is_cyclic(name, &member.shape),
                ty: typed.ty,
                sensitive: typed.hidden,
                timestamp: asked
                    .or(typed.timestamp)
                    .filter(|format| *format != self.body_format()),
                xml: self.xml_traits(member)?,
                notes: self.notes(&member.notes),
            });
        }
        let names = variants
            .iter()
            .map(|variant| (variant.ident.as_str(), variant.wire_name.as_str()));
        Ok(Union {
            ident: self.idents.shape(name),
            shape: name.to_owned(),
            only_in: self.roles.only_in(name),
            rename_all: Case::best(Case::Camel, Case::of_variant, &names),
            xml: self.shape_root(name, &self.idents.shape(name), shape),
            variants,
            notes: self.notes(&shape.notes),
        })
    }

    /// The errors of an operation. An error that is named twice is one.
    pub(super) fn error_enum(
        &self,
        name: &str,
        operation: &Operation,
    ) -> Result<ErrorEnum, ImportError> {
        let mut taken = Taken::default();
        let mut variants: Vec<ErrorVariant> = Vec::new();
        for error in &operation.errors {
            let shape = self.shape(&error.shape)?;
            let facts = [&shape.error, &error.facts];
            let code = facts.iter().find_map(|facts| facts.code.clone());
            let code = code.unwrap_or_else(|| error.shape.clone());
            // The same error twice, or two under one name: the first is the one that a client finds.
            if variants.iter().any(|variant| variant.code == code) {
                continue;
            }
            let query_code = facts.iter().find_map(|facts| facts.query_code.clone());
            let is_fault = facts.iter().any(|facts| facts.fault);
            variants.push(ErrorVariant {
                ident: taken.claim(&names::type_name(&error.shape), &[]),
                code,
                query_code: query_code.filter(|_| self.is_query_compatible()),
                status: facts
                    .iter()
                    .find_map(|facts| facts.status)
                    .unwrap_or(if is_fault { 500 } else { 400 }),
                retryable: shape.retryable,
                throttling: shape.throttling,
                shape: (!shape.members.is_empty()).then(|| self.idents.error_shape(&error.shape)),
                notes: self.notes(&shape.notes),
            });
        }
        Ok(ErrorEnum {
            ident: self.idents.error(name),
            operation: self.idents.operation(name),
            variants,
        })
    }
}

/// The names of variants, where `Unknown` is the catch-all.
struct Variants {
    taken: Taken,
    instead: &'static str,
}

impl Variants {
    fn new(instead: &'static str) -> Self {
        let mut taken = Taken::default();
        taken.claim("Unknown", &[]);
        Self { taken, instead }
    }

    fn claim(&mut self, name: &str) -> String {
        let ident = names::variant(name);
        let instead = (ident == "Unknown").then(|| self.instead.to_owned());
        self.taken.claim(&ident, instead.as_slice())
    }
}
