//! What holds for the bindings of the members of one message.

use crate::context::Context;
use crate::keys;
use crate::model::{Binding, Member};

/// Checks the bindings against one another.
pub(crate) fn members(context: &Context, members: &[Member], is_request: bool) {
    at_most_one(context, members, keys::QUERY_MAP, |binding| {
        *binding == Binding::QueryMap
    });
    at_most_one(context, members, keys::PREFIX_HEADERS, |binding| {
        matches!(binding, Binding::PrefixHeaders(_))
    });
    at_most_one(context, members, keys::PAYLOAD, |binding| {
        *binding == Binding::Payload
    });
    at_most_one(context, members, keys::STATUS_CODE, |binding| {
        *binding == Binding::StatusCode
    });
    nothing_beside_payload(context, members, is_request);
}

fn at_most_one(
    context: &Context,
    members: &[Member],
    key: &str,
    is_bound: impl Fn(&Binding) -> bool,
) {
    let mut bound = members.iter().filter(|member| is_bound(&member.binding));
    let Some(first) = bound.next() else {
        return;
    };
    for member in bound {
        context.error(
            member.bound_by.as_ref().unwrap_or(&member.ident),
            format!(
                "`{}` is marked `{key}`, as `{}` is, and a message has one; remove one of the marks",
                member.ident, first.ident
            ),
        );
    }
}

/// Smithy's `httpPayload` trait: every other member is bound to something else.
fn nothing_beside_payload(context: &Context, members: &[Member], is_request: bool) {
    let Some(payload) = members
        .iter()
        .find(|member| member.binding == Binding::Payload)
    else {
        return;
    };
    let elsewhere = if is_request {
        "a header or a query parameter"
    } else {
        "a header"
    };
    for member in members {
        if member.binding == Binding::Body {
            context.error(
                &member.ident,
                format!(
                    "`{}` would be a member of the body, but `{}` is the whole body, as its `payload` says; bind it to {elsewhere}, or remove the mark",
                    member.ident, payload.ident
                ),
            );
        }
    }
}
