//! What holds for operations: the URI and the members agree, and the method allows what they say.

use crate::check::{paginate, structure};
use crate::context::Context;
use crate::model::{Binding, Member, Method, Operation};
use crate::types;
use crate::uri;

/// Checks an operation.
pub(crate) fn operation(context: &Context, operation: &Operation) {
    structure::members(context, &operation.structure.members);
    labels_have_members(context, operation);
    host_labels(context, operation);
    paginate::paginate(context, operation);
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
        .filter(|member| matches!(member.binding, Binding::Body | Binding::Label))
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
                "`{}` fills the label `{{{name}}}`, which holds one value: a string, a number, a boolean, a timestamp or an enum of values",
                member.ident
            ),
        );
    }
}

/// A member that is marked `body` is meant: AWS has an operation that sends a body with GET.
fn no_body_members(context: &Context, operation: &Operation, method: Method) {
    for member in &operation.structure.members {
        let what = match &member.binding {
            Binding::Body if member.bound_by.is_none() => "a member of the body",
            Binding::Payload => "the body",
            _ => continue,
        };
        context.error(
            &member.ident,
            format!(
                "`{}` would be {what}, but {} requests have none; bind it to a label of the URI, a query parameter or a header, or use another method",
                member.ident,
                method.name()
            ),
        );
    }
}

/// Labels of the host prefix and the members that fill them belong together.
fn host_labels(context: &Context, operation: &Operation) {
    let is_filled = |label: &str| {
        let members = &operation.structure.members;
        members
            .iter()
            .any(|member| member.modifiers.host_label.is_some() && member.wire_name == label)
    };
    for label in uri::labels(&operation.host_segments) {
        if let Some(literal) = &operation.endpoint
            && !is_filled(label)
        {
            context.error(
                literal,
                format!(
                    "no field fills the label `{{{label}}}` of the host; mark the one with the wire name `{label}` with `#[aws(host_label)]`"
                ),
            );
        }
    }
    for member in &operation.structure.members {
        let Some(key) = &member.modifiers.host_label else {
            continue;
        };
        let name = &member.wire_name;
        let in_host = uri::labels(&operation.host_segments).any(|label| label == name);
        let is_faulty = operation.endpoint.is_some() && operation.host_segments.is_empty();
        if !in_host && !is_faulty {
            context.error(
                key,
                format!(
                    "`{}` is marked `host_label`, but the operation has no `endpoint = \"...\"` with `{{{name}}}` in it",
                    member.ident
                ),
            );
        }
        if types::option(&member.ty).is_some() {
            context.error(
                &member.ty,
                format!(
                    "`{}` fills the label `{{{name}}}` of the host, which is always needed; it cannot be an `Option`",
                    member.ident
                ),
            );
        }
    }
}
