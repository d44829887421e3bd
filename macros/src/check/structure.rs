//! What holds for every struct.

use crate::check::{bindings, distinct, modifiers, xml};
use crate::context::Context;
use crate::model::{Binding, Item, Member, Message, Structure};

/// An output: it owns its data, since the reply's bytes are gone when it is returned.
pub(crate) fn output(context: &Context, output: &Structure) {
    members(context, &output.members, false);
    if let Some(lifetime) = output.item.generics.lifetimes().next() {
        context.error(
            lifetime,
            "an output owns its data: use `String` instead of `&str`, and remove the lifetime",
        );
    }
}

/// A nested struct.
pub(crate) fn shape_structure(context: &Context, structure: &Structure) {
    members(context, &structure.members, false);
    only_in(context, &structure.item);
}

/// A shape that borrows cannot be read, and is good for nothing where it is not written.
pub(crate) fn only_in(context: &Context, item: &Item) {
    if let Some((key, Message::Response)) = &item.only_in
        && let Some(lifetime) = item.generics.lifetimes().next()
    {
        let lifetime = &lifetime.lifetime;
        context.error(
            key,
            format!("`only_in = \"response\"` contradicts the lifetime `{lifetime}`: what is read owns its data; use `String` instead of `&str`, and remove the lifetime"),
        );
    }
}

/// What holds for the members of every message and shape: names, bindings and modifiers agree.
pub(crate) fn members(context: &Context, members: &[Member], is_request: bool) {
    names(context, members);
    bindings::members(context, members, is_request);
    for member in members {
        modifiers::member(context, member);
        xml::member(context, member);
    }
}

/// No two members with one name in one place.
fn names(context: &Context, members: &[Member]) {
    type Place = fn(&Binding) -> Option<&str>;
    let rename = "give one of them another name with `#[aws(rename = \"...\")]`";
    let other = "bind one of them to another name";
    let by_wire_name = members
        .iter()
        .filter(|member| matches!(member.binding, Binding::Body | Binding::Label));
    distinct(
        context,
        "wire name",
        rename,
        by_wire_name.map(|member| {
            (
                member.wire_name.as_str(),
                member.name_span,
                member.ident.to_string(),
            )
        }),
    );
    let query: Place = |binding| match binding {
        Binding::Query(name) => Some(name),
        _ => None,
    };
    let header: Place = |binding| match binding {
        Binding::Header(name) => Some(name),
        _ => None,
    };
    for (what, place) in [("query parameter", query), ("header", header)] {
        let named: Vec<(String, &Member)> = members
            .iter()
            .filter_map(|member| Some((place(&member.binding)?, member)))
            .map(|(name, member)| match member.binding {
                // HTTP does not tell cases apart.
                Binding::Header(_) => (name.to_ascii_lowercase(), member),
                _ => (name.to_owned(), member),
            })
            .collect();
        distinct(
            context,
            what,
            other,
            named
                .iter()
                .map(|(name, member)| (name.as_str(), member.name_span, member.ident.to_string())),
        );
    }
}
