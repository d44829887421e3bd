//! What holds for the words for XML and forms.

use syn::Ident;

use crate::context::Context;
use crate::keys;
use crate::model::{Binding, Member, XmlTraits};
use crate::types;

/// Checks the words against the binding of the member and its type.
pub(crate) fn member(context: &Context, member: &Member) {
    let traits = &member.modifiers.xml;
    if member.binding != Binding::Body && member.binding != Binding::Refused {
        elsewhere(context, member);
        return;
    }
    declaration(context, member);
    contradictions(context, traits);
    collection(context, traits, member);
}

/// A member that is not in the body has a form of its own; a payload has a name and a namespace.
fn elsewhere(context: &Context, member: &Member) {
    let bound_by = member
        .bound_by
        .as_ref()
        .map(|key| format!("beside `{key}`"));
    let place = bound_by.unwrap_or_else(|| format!("of the label `{{{}}}`", member.wire_name));
    let is_payload = member.binding == Binding::Payload;
    for key in member.modifiers.xml.keys() {
        if is_payload && key == keys::XML_NAMESPACE {
            continue;
        }
        context.error(
            key,
            format!("`{key}` says nothing {place}: it is for members of the body; remove it"),
        );
    }
}

/// An attribute that is called as declarations of namespaces are.
fn declaration(context: &Context, member: &Member) {
    let name = &member.wire_name;
    if let Some(attribute) = &member.modifiers.xml.attribute
        && (name == "xmlns" || name.starts_with("xmlns:"))
    {
        context.error(
            attribute,
            format!("an attribute `{name}` declares a namespace and holds no member; write `xml_namespace = \"...\"` on what it is for"),
        );
    }
}

fn contradictions(context: &Context, traits: &XmlTraits) {
    let Some(attribute) = &traits.attribute else {
        return;
    };
    let words = parts(traits).map(|(key, _)| key);
    let namespace = traits.namespace.as_ref().map(|(key, _)| key);
    for key in words.chain(&traits.flattened).chain(namespace) {
        context.error(
            key,
            format!("`{key}` contradicts `{attribute}`, whose value is text; remove one of them"),
        );
    }
}

/// Lists have items, maps have keys and values, and nothing else has either.
fn collection(context: &Context, traits: &XmlTraits, member: &Member) {
    let ident = &member.ident;
    let value = types::value(&member.ty);
    let (is_list, is_map) = (types::is_list(value), types::is_map(value));
    if let Some(attribute) = &traits.attribute
        && (is_list || is_map)
    {
        context.error(
            attribute,
            format!(
                "`{ident}` is an attribute, which holds one value; expected no list and no map"
            ),
        );
        return;
    }
    let is_scalar = types::is_scalar(value);
    if let Some(key) = traits.flattened.as_ref().filter(|_| is_scalar) {
        no_collection(context, key, ident);
    }
    for (key, name) in parts(traits) {
        if is_scalar {
            no_collection(context, key, ident);
        } else if is_map && name == "item" {
            context.error(
                key,
                format!("`{ident}` is a map, whose entries have a `key` and a `value`; expected these instead of `item`"),
            );
        } else if is_list && name != "item" {
            context.error(
                key,
                format!("`{ident}` is a list, whose entries are items; expected `item` instead of `{key}`"),
            );
        } else if name == "item"
            && let Some(flattened) = &traits.flattened
            && let Some((_, part)) = &traits.item
            && part.name.is_some()
            && traits.attribute.is_none()
        {
            context.error(
                key,
                format!("`item` contradicts `{flattened}`: each item of a flattened list is called as the list, `{}`; write `rename` instead", member.wire_name),
            );
        }
    }
}

fn no_collection(context: &Context, key: &Ident, ident: &Ident) {
    context.error(
        key,
        format!("`{key}` is for lists and maps, and `{ident}` is neither; remove it"),
    );
}

/// The parts that something is said of.
fn parts(traits: &XmlTraits) -> impl Iterator<Item = (&Ident, &'static str)> {
    [
        (&traits.item, "item"),
        (&traits.key, "key"),
        (&traits.value, "value"),
    ]
    .into_iter()
    .filter_map(|(given, name)| Some((&given.as_ref()?.0, name)))
}
