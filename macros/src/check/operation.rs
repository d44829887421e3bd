//! What holds for operations: the URI and the members agree, and the method allows what they say.

use crate::check::structure;
use crate::context::Context;
use crate::model::{Binding, Member, Method, Operation};
use crate::types;
use crate::uri;

/// Checks an operation.
pub(crate) fn operation(context: &Context, operation: &Operation) {
    structure::members(context, &operation.structure.members);
    labels_have_members(context, operation);
    for member in &operation.structure.members {
        if member.binding == Binding::Label {
            label_member(context, operation, member);
        }
    }
    if let Some((_, method)) = operation.method
        && !method.allows_body()
    {
        no_body_members(context, operation, method);
    }
}

fn labels_have_members(context: &Context, operation: &Operation) {
    let Some(literal) = &operation.uri else {
        return;
    };
    let names: Vec<&str> = operation
        .structure
        .members
        .iter()
        .map(|member| member.wire_name.as_str())
        .collect();
    for label in uri::labels(&operation.segments) {
        if names.contains(&label) {
            continue;
        }
        let found = if names.is_empty() {
            "the struct has no fields".to_owned()
        } else {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("found {}", names.join(", "))
        };
        context.error(
            literal,
            format!(
                "no field fills the label `{{{label}}}`: expected one with the wire name `{label}`, {found}; add the field, or `#[aws(rename = \"{label}\")]` to the one that is meant"
            ),
        );
    }
}

fn label_member(context: &Context, operation: &Operation, member: &Member) {
    let name = &member.wire_name;
    let in_uri = uri::labels(&operation.segments).any(|label| label == name);
    // A faulty URI has no segments and was reported; what its labels are is not known.
    if !in_uri && !operation.segments.is_empty() {
        context.error(
            &member.ident,
            format!(
                "`{}` is marked `label`, but `uri` has no `{{{name}}}`; add the label or remove the mark",
                member.ident
            ),
        );
    }
    if types::option(&member.ty).is_some() {
        context.error(
            &member.ty,
            format!(
                "`{}` fills the label `{{{name}}}`, which is always needed; it cannot be an `Option`",
                member.ident
            ),
        );
    } else if types::is_collection(&member.ty) {
        context.error(
            &member.ty,
            format!(
                "`{}` fills the label `{{{name}}}`, which holds one value: a string, an integer, a boolean or an enum of values",
                member.ident
            ),
        );
    }
}

fn no_body_members(context: &Context, operation: &Operation, method: Method) {
    for member in &operation.structure.members {
        if member.binding == Binding::Body {
            context.error(
                &member.ident,
                format!(
                    "`{}` would be a member of the body, but {} requests have none; bind it to a label of the URI, or use another method",
                    member.ident,
                    method.name()
                ),
            );
        }
    }
}
