//! The names of the Rust types.
//!
//! Operations come first and keep their names; then shapes, in the order of their names, where a name that is taken gets the
//! suffix `Shape`; then what is named after both: outputs that have a second form (`{Operation}Output`), errors that have one
//! (`{Shape}Response`), the error enums (`{Operation}Error`), the service. What is still taken is numbered. All of the
//! model takes part, so that a type keeps its name whichever operations are chosen.

use std::collections::BTreeMap;

use super::is_bound;
use crate::model::{Kind, Model};
use crate::names::{self, Taken};
use crate::reach::Roles;

pub(super) struct Idents {
    pub(super) service: String,
    operations: BTreeMap<String, String>,
    shapes: BTreeMap<String, String>,
    /// By operation: the outputs whose shapes are nested elsewhere, without their bindings.
    outputs: BTreeMap<String, String>,
    /// By shape: the same for errors.
    error_shapes: BTreeMap<String, String>,
    errors: BTreeMap<String, String>,
}

impl Idents {
    pub(super) fn new(model: &Model, roles: &Roles<'_>) -> Self {
        let mut taken = Taken::default();
        let operations: BTreeMap<String, String> = model
            .operations
            .keys()
            .map(|name| {
                let ident = taken.claim_type(&names::type_name(name), "Operation");
                (name.clone(), ident)
            })
            .collect();
        let shapes = model
            .shapes
            .iter()
            .filter(|(name, shape)| {
                let is_type = match shape.kind {
                    Kind::Structure => !shape.document,
                    Kind::String => !shape.values.is_empty(),
                    _ => false,
                };
                let name = name.as_str();
                let is_used = roles.nested.contains(name)
                    || roles.outputs.contains(name)
                    || roles.errors.contains(name);
                is_type && is_used
            })
            .map(|(name, _)| {
                let ident = taken.claim_type(&names::type_name(name), "Shape");
                (name.clone(), ident)
            })
            .collect();
        let has_two_forms = |name: &str| {
            roles.nested.contains(name) && model.shapes.get(name).is_some_and(is_bound)
        };
        let outputs = model
            .operations
            .iter()
            .filter(|(_, operation)| operation.output.as_deref().is_some_and(has_two_forms))
            .filter_map(|(name, _)| {
                let ident = taken.claim_type(&format!("{}Output", operations.get(name)?), "Shape");
                Some((name.clone(), ident))
            })
            .collect();
        let error_shapes = roles
            .errors
            .iter()
            .filter(|name| has_two_forms(name))
            .map(|name| {
                let ident = format!("{}Response", names::type_name(name));
                ((*name).to_owned(), taken.claim_type(&ident, "Shape"))
            })
            .collect();
        let errors = model
            .operations
            .iter()
            .filter(|(_, operation)| !operation.errors.is_empty())
            .filter_map(|(name, _)| {
                let ident = taken.claim_type(&format!("{}Error", operations.get(name)?), "Kind");
                Some((name.clone(), ident))
            })
            .collect();
        let metadata = &model.metadata;
        let id = metadata
            .service_id
            .as_deref()
            .or(metadata.full_name.as_deref())
            .unwrap_or("Imported Service");
        Self {
            service: taken.claim_type(&names::service(id), "Service"),
            operations,
            shapes,
            outputs,
            error_shapes,
            errors,
        }
    }

    pub(super) fn operation(&self, name: &str) -> String {
        found(&self.operations, name)
    }

    pub(super) fn shape(&self, name: &str) -> String {
        found(&self.shapes, name)
    }

    pub(super) fn output(&self, operation: &str, shape: &str) -> String {
        let own = self.outputs.get(operation).cloned();
        own.unwrap_or_else(|| self.shape(shape))
    }

    pub(super) fn error_shape(&self, shape: &str) -> String {
        let own = self.error_shapes.get(shape).cloned();
        own.unwrap_or_else(|| self.shape(shape))
    }

    pub(super) fn error(&self, operation: &str) -> String {
        found(&self.errors, operation)
    }
}

/// Every name that is asked for was given one.
fn found(names: &BTreeMap<String, String>, name: &str) -> String {
    names
        .get(name)
        .map_or_else(|| names::type_name(name), Clone::clone)
}
