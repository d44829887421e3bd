//! From the model to the plan: every decision is made here.

mod checksum;
mod enums;
mod fields;
mod idents;
mod service;
mod types;
mod xml;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::docs;
use crate::error::ImportError;
use crate::model::{self, Kind, Model, Shape};
use crate::plan::{Item, Notes, Role, Service, Structure};
use crate::protocol::Protocol;
use crate::quirks::{HeaderValue, constant_headers};
use crate::reach::{Containment, Roles};
use crate::similar::similar;

use fields::Container;
use idents::Idents;

/// What the decisions are made from.
pub(crate) struct Builder<'m> {
    model: &'m Model,
    protocol: Protocol,
    /// Over all operations, so that a type does not change with the choice of operations.
    roles: Roles<'m>,
    idents: Idents,
    containment: Containment<'m>,
    with_docs: bool,
    warnings: Vec<String>,
}

/// Makes the plan for the named operations, or for all.
pub(crate) fn build(
    model: &Model,
    protocol: Protocol,
    operations: Option<&[String]>,
    with_docs: bool,
) -> Result<Service, Vec<ImportError>> {
    let mut warnings = Vec::new();
    let chosen = choose(model, operations, &mut warnings)?;
    let supported = || {
        let all = model.operations.values();
        all.filter(|operation| !has_event_stream(model, operation))
    };
    let roles = Roles::of(model, supported());
    let mut builder = Builder {
        idents: Idents::new(model, &roles),
        containment: Containment::of(model, roles.nested.iter().copied()),
        roles,
        model,
        protocol,
        with_docs,
        warnings,
    };
    builder.service(&chosen).map_err(|error| vec![error])
}

/// The operations to import, by name.
fn choose<'m>(
    model: &'m Model,
    named: Option<&[String]>,
    warnings: &mut Vec<String>,
) -> Result<BTreeMap<&'m str, &'m model::Operation>, Vec<ImportError>> {
    let mut chosen = BTreeMap::new();
    let Some(named) = named else {
        for (name, operation) in &model.operations {
            if has_event_stream(model, operation) {
                warnings.push(format!(
                    "the operation `{name}` is left out: it has an event stream, which is not supported"
                ));
            } else {
                chosen.insert(name.as_str(), operation);
            }
        }
        return Ok(chosen);
    };
    let mut errors = Vec::new();
    for name in named {
        match model.operations.get_key_value(name) {
            None => {
                let known = model.operations.keys().map(String::as_str);
                errors.push(ImportError::UnknownOperation {
                    operation: name.clone(),
                    similar: similar(name, known).map(str::to_owned),
                });
            }
            Some((_, operation)) if has_event_stream(model, operation) => {
                errors.push(ImportError::EventStream {
                    operation: name.clone(),
                });
            }
            Some((name, operation)) => {
                chosen.insert(name, operation);
            }
        }
    }
    if errors.is_empty() {
        Ok(chosen)
    } else {
        Err(errors)
    }
}

fn has_event_stream(model: &Model, operation: &model::Operation) -> bool {
    let is_event_stream = |name: &str| {
        let shape = model.shapes.get(name);
        shape.is_some_and(|shape| shape.event_stream)
    };
    operation
        .input
        .iter()
        .chain(&operation.output)
        .filter_map(|name| model.shapes.get(name))
        .flat_map(|shape| &shape.members)
        .any(|member| member.event_stream || is_event_stream(&member.shape))
}

/// Whether the shape has HTTP bindings in a reply.
fn is_bound(shape: &Shape) -> bool {
    shape.payload.is_some()
        || shape.members.iter().any(|member| {
            matches!(
                member.location.as_deref(),
                Some("header" | "headers" | "statusCode")
            )
        })
}

impl<'m> Builder<'m> {
    fn shape(&self, name: &str) -> Result<&'m Shape, ImportError> {
        self.model
            .shapes
            .get(name)
            .ok_or_else(|| ImportError::model(format!("shapes.{name}"), "is missing"))
    }

    fn notes(&self, notes: &model::Notes) -> Notes {
        let html = notes.documentation.as_deref().filter(|_| self.with_docs);
        let message = notes.deprecated_message.as_deref();
        let message = message.map(|message| message.trim().trim_end_matches('.'));
        Notes {
            docs: html.map(docs::lines).unwrap_or_default(),
            deprecated: notes.deprecated,
            deprecation: match (message, &notes.deprecated_since) {
                (Some(message), Some(since)) => Some(format!("{message} (since {since})")),
                (Some(message), None) => Some(message.to_owned()),
                (None, Some(since)) => Some(format!("since {since}")),
                (None, None) => None,
            },
        }
    }

    /// The headers that the service wants on every request.
    fn constant_headers(&self) -> Vec<(String, String)> {
        let metadata = &self.model.metadata;
        constant_headers(&metadata.endpoint_prefix)
            .iter()
            .map(|header| {
                let value = match header.value {
                    HeaderValue::Text(text) => text.to_owned(),
                    HeaderValue::ApiVersion => metadata.api_version.clone(),
                };
                (header.name.to_owned(), value)
            })
            .collect()
    }

    /// Everything that the operations use, by the name of the Rust type.
    fn items(
        &mut self,
        operations: &BTreeMap<&'m str, &'m model::Operation>,
    ) -> Result<BTreeMap<String, Item>, ImportError> {
        let used = Roles::of(self.model, operations.values().copied());
        let mut items = BTreeMap::new();
        for name in used.nested {
            let shape = self.shape(name)?;
            if let Some(item) = self.nested(name, shape)? {
                items.insert(self.idents.shape(name), item);
            }
        }
        for (operation_name, operation) in operations {
            if let Some(output) = &operation.output {
                let ident = self.idents.output(operation_name, output);
                if let Entry::Vacant(place) = items.entry(ident) {
                    let structure = self.reply(output, place.key().clone(), false)?;
                    place.insert(Item::Structure(structure));
                }
            }
        }
        for error in used.errors {
            if self.shape(error)?.members.is_empty() {
                continue;
            }
            if let Entry::Vacant(place) = items.entry(self.idents.error_shape(error)) {
                let structure = self.reply(error, place.key().clone(), true)?;
                place.insert(Item::Structure(structure));
            }
        }
        Ok(items)
    }

    /// The type of a nested shape, if it is one of its own.
    fn nested(&mut self, name: &'m str, shape: &'m Shape) -> Result<Option<Item>, ImportError> {
        Ok(match shape.kind {
            Kind::Structure if shape.document => None,
            Kind::Structure if shape.union => Some(Item::Union(self.union(name, shape)?)),
            Kind::Structure => {
                let container = if self.roles.sent.contains(name) {
                    Container::Sent
                } else if self.roles.errors.contains(name) {
                    Container::Failed
                } else {
                    Container::Received
                };
                let ident = self.idents.shape(name);
                let structure = self.structure(name, ident, Role::Shape, &container)?;
                Some(Item::Structure(structure))
            }
            Kind::String if !shape.values.is_empty() => {
                Some(Item::Enum(self.value_enum(name, shape)))
            }
            _ => None,
        })
    }

    /// What an operation returns or fails with, where it is not nested under the same name.
    fn reply(
        &mut self,
        name: &'m str,
        ident: String,
        is_error: bool,
    ) -> Result<Structure, ImportError> {
        let is_error = is_error || self.roles.errors.contains(name);
        if is_bound(self.shape(name)?) {
            self.structure(name, ident, Role::Output, &Container::Reply { is_error })
        } else if is_error {
            self.structure(name, ident, Role::Shape, &Container::Failed)
        } else {
            self.structure(name, ident, Role::Shape, &Container::Received)
        }
    }
}
