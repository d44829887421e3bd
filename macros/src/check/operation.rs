//! What holds for operations: the URI and the members agree, and the method allows what they say.

use crate::check::{checksum, host, named, paginate, rpc, structure};
use crate::context::Context;
use crate::model::{Binding, Member, Method, Operation};
use crate::types;
use crate::uri;

/// Checks an operation.
pub(crate) fn operation(context: &Context, operation: &Operation) {
    structure::members(context, &operation.structure.members, true);
    labels_have_members(context, operation);
    constant_query(context, operation);
    host::labels(context, operation);
    rpc::operation(context, operation);
    paginate::paginate(context, operation);
    checksum::checksum(context, operation);
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
    let members = &operation.structure.members;
    for label in uri::labels(&operation.segments) {
        let of_that_name = || members.iter().filter(|member| member.wire_name == label);
        // Where a member goes whose binding was refused is not known.
        if of_that_name().any(|member| {
            matches!(
                member.binding,
                Binding::Body | Binding::Label | Binding::Refused
            )
        }) {
            continue;
        }
        let bound = of_that_name().find_map(|member| Some((member, member.bound_by.as_ref()?)));
        let reason = if let Some((member, key)) = bound {
            format!(
                "`{}` is bound by `{key}`; remove `{key}`, or add a field for the label",
                member.ident
            )
        } else {
            format!(
                "expected one with the wire name `{label}`, {}; add the field, or `#[aws(rename = \"{label}\")]` to the one that is meant",
                candidates(members)
            )
        };
        context.error(
            &operation.uri,
            format!("no field fills the label `{{{label}}}`: {reason}"),
        );
    }
}

/// The members that could fill a label, for a message.
fn candidates(members: &[Member]) -> String {
    if members.is_empty() {
        return "the struct has no fields".to_owned();
    }
    let names = named(
        members
            .iter()
            .filter(|member| matches!(member.binding, Binding::Body | Binding::Label)),
    );
    if names.is_empty() {
        "every field is bound to another place".to_owned()
    } else {
        format!("found {names}")
    }
}

/// What the URI gives as a constant is no member's too: Smithy's `httpQuery` trait.
fn constant_query(context: &Context, operation: &Operation) {
    let uri = operation.uri.as_ref().map(syn::LitStr::value);
    let Some((_, query)) = uri.as_deref().and_then(|uri| uri.split_once('?')) else {
        return;
    };
    let is_constant = |name: &str| {
        query
            .split('&')
            .any(|parameter| parameter.split('=').next() == Some(name))
    };
    for member in &operation.structure.members {
        if let Binding::Query(name) = &member.binding
            && is_constant(name)
        {
            context.error_at(
                member.name_span,
                format!(
                    "`{}` has the query parameter `{name}`, which `uri` gives as a constant; remove one of them",
                    member.ident
                ),
            );
        }
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
    let members = &operation.structure.members;
    let has_payload = members
        .iter()
        .any(|member| member.binding == Binding::Payload);
    for member in members {
        let (what, instead) = match &member.binding {
            // Beside a payload it has no place in the body anyway, as was reported.
            Binding::Body if member.bound_by.is_none() && !has_payload => (
                "a member of the body",
                "bind it to a label of the URI, a query parameter or a header, or use another method",
            ),
            Binding::Payload => ("the body", "use another method"),
            _ => continue,
        };
        context.error(
            &member.ident,
            format!(
                "`{}` would be {what}, but {} requests have none; {instead}",
                member.ident,
                method.name()
            ),
        );
    }
}
