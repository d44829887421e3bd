//! What holds for the modifiers of a member.

use syn::Ident;

use crate::context::Context;
use crate::model::{Binding, Member};
use crate::types;

/// Checks the modifiers against the binding and the type.
pub(crate) fn member(context: &Context, member: &Member) {
    let modifiers = &member.modifiers;
    if let Some((key, _)) = &modifiers.timestamp {
        timestamp(context, member, key);
    }
    if let Some(key) = &modifiers.idempotency_token {
        idempotency_token(context, member, key);
    }
    if let Some(key) = &modifiers.json_value
        && !matches!(member.binding, Binding::Header(_) | Binding::Refused)
    {
        context.error(
            key,
            "`json_value` is for JSON text in a header; add `header = \"Name\"`, or remove it: in the body such a member is a string like any other",
        );
    }
    if let Some(key) = &modifiers.requires_length
        && !matches!(member.binding, Binding::Payload | Binding::Refused)
    {
        context.error(
            key,
            "`requires_length` is for a streaming payload; add `payload`, or remove it",
        );
    }
    if let Some((key, _)) = &modifiers.default {
        default(context, member, key);
    }
}

/// Whether there are timestamps in the member is for its type to say: the code that is generated asks for them.
fn timestamp(context: &Context, member: &Member, key: &Ident) {
    let has_format = matches!(
        member.binding,
        Binding::Body | Binding::Label | Binding::Query(_) | Binding::Header(_) | Binding::Refused
    );
    if !has_format && let Some(bound_by) = &member.bound_by {
        context.error(
            key,
            format!("`timestamp` says nothing beside `{bound_by}`; remove it"),
        );
    }
}

fn idempotency_token(context: &Context, member: &Member, key: &Ident) {
    let ident = &member.ident;
    let place = match (&member.binding, &member.bound_by) {
        (Binding::Refused, _) => return,
        (Binding::Body | Binding::Query(_) | Binding::Header(_), _) => None,
        (Binding::Label, _) => Some(format!("fills the label `{{{}}}`", member.wire_name)),
        (_, bound_by) => bound_by.as_ref().map(|key| format!("is bound by `{key}`")),
    };
    if let Some(place) = place {
        context.error(
            key,
            format!(
                "an `idempotency_token` is a member of the body, a query parameter or a header; `{ident}` {place}"
            ),
        );
    } else if types::option(&member.ty).is_none() {
        context.error(
            &member.ty,
            format!(
                "`{ident}` is an idempotency token, which is made when it is not set; expected `Option<String>`"
            ),
        );
    }
}

fn default(context: &Context, member: &Member, key: &Ident) {
    if types::option(&member.ty).is_some() {
        context.error(
            key,
            format!(
                "`default` contradicts `Option`: `{}` is `None` when it is left out; remove one of them",
                member.ident
            ),
        );
    }
    if matches!(
        member.binding,
        Binding::Label | Binding::Payload | Binding::StatusCode
    ) {
        context.error(
            key,
            format!(
                "`{}` is always there, so that a `default` says nothing; remove it",
                member.ident
            ),
        );
    }
}
