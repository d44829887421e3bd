//! Fields of a structure: name, binding, modifiers.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Field, Ident, LitStr};

use crate::case::Case;
use crate::context::Context;
use crate::model::{Binding, Member};
use crate::parse::container::Kind;
use crate::parse::entries::Slot;
use crate::parse::field_attributes::FieldAttributes;

/// Reads a field. `case` gives the wire name where no attribute does.
pub(crate) fn member(context: &Context, kind: Kind, case: Case, field: &Field) -> Option<Member> {
    let ident = field.ident.clone()?;
    let attributes = FieldAttributes::parse(context, kind, field);
    let (wire_name, mut name_span) = wire_name(&attributes.rename, &ident, case);
    let (bound_by, binding) = match attributes.binding {
        None if attributes.is_refused => (None, Binding::Refused),
        None => (None, Binding::Body),
        Some(bound) => {
            if let Binding::Query(_) | Binding::Header(_) = bound.binding {
                name_span = bound.span;
            }
            (Some(bound.key), bound.binding)
        }
    };
    Some(Member {
        ty: field.ty.clone(),
        wire_name,
        name_span,
        named_by_case: !attributes.rename.is_set(),
        binding,
        bound_by,
        modifiers: attributes.modifiers,
        visibility: field.vis.clone(),
        docs: attributes_named(field, "doc"),
        deprecated: attributes_named(field, "deprecated").pop(),
        ident,
    })
}

/// The wire name and where it was said.
pub(crate) fn wire_name(rename: &Slot<LitStr>, ident: &Ident, case: Case) -> (String, Span) {
    rename.get().map_or_else(
        || (case.of_field(&ident.unraw().to_string()), ident.span()),
        |name| (name.value(), name.span()),
    )
}

/// An empty name is a slip: no AWS model has one.
pub(crate) fn check_not_empty(context: &Context, name: &LitStr, what: &str) {
    if name.value().is_empty() {
        context.error(name, format!("{what} cannot be empty"));
    }
}

fn attributes_named(field: &Field, name: &str) -> Vec<syn::Attribute> {
    field
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident(name))
        .cloned()
        .collect()
}
