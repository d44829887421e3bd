//! `#[aws(...)]` on the fields of a structure.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Field, Ident, LitStr};

use crate::case::Case;
use crate::context::Context;
use crate::keys;
use crate::model::{Binding, Member};
use crate::parse::aws_attributes;
use crate::parse::container::Kind;
use crate::parse::entries::{Slot, flag, parse_entries, text, unknown};

/// Reads a field. `case` gives the wire name where no `rename` does.
pub(crate) fn member(context: &Context, kind: Kind, case: Case, field: &Field) -> Option<Member> {
    let ident = field.ident.clone()?;
    let attributes = FieldAttributes::parse(context, kind, field);
    let (wire_name, wire_span) = wire_name(&attributes.rename, &ident, case);
    let binding = if attributes.label.is_set() {
        Binding::Label
    } else {
        Binding::Body
    };
    Some(Member {
        ty: field.ty.clone(),
        wire_name,
        wire_span,
        binding,
        sensitive: attributes.sensitive.key().map(Ident::span),
        docs: attributes_named(field, "doc"),
        deprecated: attributes_named(field, "deprecated").pop(),
        ident,
    })
}

struct FieldAttributes {
    rename: Slot<LitStr>,
    label: Slot<()>,
    sensitive: Slot<()>,
}

impl FieldAttributes {
    fn parse(context: &Context, kind: Kind, field: &Field) -> Self {
        let mut found = Self {
            rename: Slot::empty(),
            label: Slot::empty(),
            sensitive: Slot::empty(),
        };
        for tokens in aws_attributes(context, &field.attrs) {
            parse_entries(context, tokens, |key, input| {
                match key.to_string().as_str() {
                    keys::RENAME => {
                        let name = text(key, input, "\"wireName\"")?;
                        check_not_empty(context, &name, "a wire name");
                        found.rename.set(context, key, name);
                    }
                    keys::LABEL => {
                        flag(key, input)?;
                        if kind == Kind::Operation {
                            found.label.set(context, key, ());
                        } else {
                            context.error(
                                key,
                                format!(
                                    "`label` binds a member to the request's URI; it cannot stand in an `#[{}]` item",
                                    kind.attribute()
                                ),
                            );
                        }
                    }
                    keys::SENSITIVE => {
                        flag(key, input)?;
                        found.sensitive.set(context, key, ());
                    }
                    name => return Err(not_for_fields(name, key, kind)),
                }
                Ok(())
            });
        }
        found
    }
}

fn not_for_fields(name: &str, key: &Ident, kind: Kind) -> syn::Error {
    let message = match name {
        keys::UNKNOWN
        | keys::VALUE
        | keys::CODE
        | keys::STATUS
        | keys::RETRYABLE
        | keys::THROTTLING => {
            format!("`{name}` belongs on a variant of an enum, not on a field")
        }
        _ if keys::PLANNED.contains(&name) => {
            format!(
                "`{name}` is not supported yet: members go to the URI's labels or to the JSON body"
            )
        }
        _ => {
            let known: &[&str] = match kind {
                Kind::Operation => &[keys::LABEL, keys::RENAME, keys::SENSITIVE],
                Kind::Output | Kind::Shape | Kind::Error => &[keys::RENAME, keys::SENSITIVE],
            };
            return unknown(key, "on a field", known);
        }
    };
    syn::Error::new(key.span(), message)
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
