//! What operations reach, and in which roles.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Model, Operation, Shape};
use crate::plan::Message;

/// The shapes that a set of operations uses, by the roles that they have in it.
#[derive(Default)]
pub(crate) struct Roles<'m> {
    /// The value of a member, of an item, or of an entry.
    pub(crate) nested: BTreeSet<&'m str>,
    /// The same, somewhere below a request.
    pub(crate) sent: BTreeSet<&'m str>,
    /// The same, somewhere below a response.
    pub(crate) received: BTreeSet<&'m str>,
    /// What an operation returns.
    pub(crate) outputs: BTreeSet<&'m str>,
    /// What an operation fails with.
    pub(crate) errors: BTreeSet<&'m str>,
}

impl<'m> Roles<'m> {
    pub(crate) fn of(model: &'m Model, operations: impl Iterator<Item = &'m Operation>) -> Self {
        let mut roles = Self::default();
        for operation in operations {
            if let Some(input) = &operation.input {
                members(model, input, &mut roles.sent);
            }
            if let Some(output) = &operation.output {
                roles.outputs.insert(output);
                members(model, output, &mut roles.received);
            }
            for error in &operation.errors {
                roles.errors.insert(&error.shape);
                members(model, &error.shape, &mut roles.received);
            }
        }
        roles.nested.extend(&roles.sent);
        roles.nested.extend(&roles.received);
        roles
    }

    /// The messages that the type of a shape is confined to, if not to all.
    pub(crate) fn only_in(&self, shape: &str) -> Option<Message> {
        let is_received = self.received.contains(shape)
            || self.outputs.contains(shape)
            || self.errors.contains(shape);
        match (self.sent.contains(shape), is_received) {
            (true, false) => Some(Message::Request),
            (false, true) => Some(Message::Response),
            _ => None,
        }
    }
}

/// Visits what the members of a shape hold, but not the shape itself.
fn members<'m>(model: &'m Model, shape: &str, reached: &mut BTreeSet<&'m str>) {
    if let Some(shape) = model.shapes.get(shape) {
        for next in held(shape) {
            visit(model, next, reached);
        }
    }
}

fn visit<'m>(model: &'m Model, shape: &'m str, reached: &mut BTreeSet<&'m str>) {
    let mut rest = vec![shape];
    while let Some(name) = rest.pop() {
        if reached.insert(name)
            && let Some(shape) = model.shapes.get(name)
        {
            rest.extend(held(shape));
        }
    }
}

fn held(shape: &Shape) -> impl Iterator<Item = &str> {
    let members = shape.members.iter().map(|member| member.shape.as_str());
    members.chain(shape.item.as_deref())
}

/// Which structures contain which without a list or a map between them: those that contain themselves need a box.
pub(crate) struct Containment<'m> {
    contained: BTreeMap<&'m str, BTreeSet<&'m str>>,
}

impl<'m> Containment<'m> {
    pub(crate) fn of(model: &'m Model, shapes: impl Iterator<Item = &'m str>) -> Self {
        let contained = shapes
            .map(|name| {
                let mut reached = BTreeSet::new();
                let mut rest: Vec<&str> = vec![name];
                while let Some(next) = rest.pop() {
                    let Some(shape) = model.shapes.get(next) else {
                        continue;
                    };
                    for member in &shape.members {
                        let inner = model.shapes.get(&member.shape);
                        if inner
                            .is_some_and(|shape| shape.kind == Kind::Structure && !shape.document)
                            && reached.insert(member.shape.as_str())
                        {
                            rest.push(&member.shape);
                        }
                    }
                }
                (name, reached)
            })
            .collect();
        Self { contained }
    }

    /// Whether a member of `outer` that holds an `inner` must be boxed.
    pub(crate) fn is_cyclic(&self, outer: &str, inner: &str) -> bool {
        outer == inner
            || self
                .contained
                .get(inner)
                .is_some_and(|contained| contained.contains(outer))
    }
}
