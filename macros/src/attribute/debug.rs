//! A derived `Debug` would print what is marked sensitive; the macro writes one that does not.

use syn::punctuated::Punctuated;
use syn::{Attribute, Data, DeriveInput, Fields, Path, Token};

use crate::context::Context;
use crate::keys;
use crate::parse::NAMESPACE;
use crate::parse::container::Kind;

/// Reports a derived `Debug` on an item with secrets and takes it away: beside the macro's own it would be a second error.
pub(super) fn shows_no_secret(context: &Context, kind: Kind, input: &mut DeriveInput) {
    if !has_sensitive(kind, &input.data) {
        return;
    }
    for attribute in &mut input.attrs {
        let Some(paths) = derived(attribute) else {
            continue;
        };
        let Some(debug) = paths.iter().find(|path| is_debug(path)) else {
            continue;
        };
        context.error(
            debug,
            format!(
                "a derived `Debug` would print what is marked `sensitive` in `{}`; remove it: the macro writes a `Debug` that prints `[redacted]` there",
                input.ident
            ),
        );
        let kept = paths.iter().filter(|path| !is_debug(path));
        *attribute = syn::parse_quote!(#[derive(#(#kept),*)]);
    }
}

fn derived(attribute: &Attribute) -> Option<Punctuated<Path, Token![,]>> {
    if !attribute.path().is_ident("derive") {
        return None;
    }
    attribute.parse_args_with(Punctuated::parse_terminated).ok()
}

fn is_debug(path: &Path) -> bool {
    path.segments
        .last()
        .is_some_and(|segment| segment.ident == "Debug")
}

/// Whether `sensitive` stands where it can stand.
fn has_sensitive(kind: Kind, data: &Data) -> bool {
    let named = |fields: &Fields| match fields {
        Fields::Named(fields) => fields.named.iter().any(|field| is_marked(&field.attrs)),
        Fields::Unnamed(_) | Fields::Unit => false,
    };
    match data {
        Data::Struct(data) => named(&data.fields),
        Data::Enum(data) if kind == Kind::Error => {
            data.variants.iter().any(|variant| named(&variant.fields))
        }
        Data::Enum(data) => data
            .variants
            .iter()
            .any(|variant| !variant.fields.is_empty() && is_marked(&variant.attrs)),
        Data::Union(_) => false,
    }
}

fn is_marked(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident(NAMESPACE))
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .any(|list| {
            list.tokens.clone().into_iter().any(|token| {
                matches!(token, proc_macro2::TokenTree::Ident(word) if word == keys::SENSITIVE)
            })
        })
}
