//! What holds for the modifiers of a member.

use proc_macro2::Span;
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
        && !matches!(member.binding, Binding::Header(_))
    {
        context.error(
            key,
            "`json_value` is for JSON text in a header; add `header = \"Name\"`, or remove it: in the body such a member is a string like any other",
        );
    }
    if let Some(key) = &modifiers.requires_length
        && member.binding != Binding::Payload
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

fn timestamp(context: &Context, member: &Member, key: &Ident) {
    let name = Ident::new("Timestamp", Span::call_site());
    if !types::mentions(&member.ty, &[&name]) {
        context.error(
            key,
            format!(
                "`timestamp` is the format of a `Timestamp`, and the type of `{}` has none in it",
                member.ident
            ),
        );
    }
    let has_format = matches!(
        member.binding,
        Binding::Body | Binding::Label | Binding::Query(_) | Binding::Header(_)
    );
    if !has_format && let Some(bound_by) = &member.bound_by {
        context.error(
            key,
            format!("`timestamp` says nothing beside `{bound_by}`; remove it"),
        );
    }
}

fn idempotency_token(context: &Context, member: &Member, key: &Ident) {
    if types::option(&member.ty).is_none() {
        context.error(
            &member.ty,
            format!(
                "`{}` is an idempotency token, which is made when it is not set; expected `Option<String>`",
                member.ident
            ),
        );
    }
    let can_be_filled = matches!(
        member.binding,
        Binding::Body | Binding::Query(_) | Binding::Header(_)
    );
    if !can_be_filled {
        context.error(
            key,
            "an `idempotency_token` is a member of the body, a query parameter or a header",
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
