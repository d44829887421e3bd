//! Functions that turn what was read back into JSON, in the convention of the conformance suites: keyed by the members' names
//! in the model, blobs as text, timestamps as numbers, a member that is not set left out.
//!
//! They are made from the plan and know nothing of how the library reads or writes. How scalars look is for `crate::check` of
//! the tests to say.

use aws_operation_import::plan::{Field, Item, Presence, Structure, Type, Union};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// One function for each of the types, which are in the module above.
pub(crate) fn functions<'a>(items: impl IntoIterator<Item = &'a Item>) -> TokenStream {
    let functions = items.into_iter().filter_map(|item| {
        let (name, body) = match item {
            Item::Structure(structure) => (&structure.ident, members(structure)),
            Item::Enum(values) => (
                &values.ident,
                quote!(::serde_json::Value::from(value.as_str())),
            ),
            Item::Union(union) => (&union.ident, member(union)),
            _ => return None,
        };
        let (function, ty) = (function(name), format_ident!("{name}"));
        Some(quote! {
            #[allow(dead_code, non_snake_case, unused_mut, unused_variables, clippy::needless_pass_by_value)]
            fn #function(value: super::#ty) -> ::serde_json::Value {
                #body
            }
        })
    });
    quote!(#(#functions)*)
}

/// The function of a type.
pub(crate) fn function(name: &str) -> Ident {
    // Types may differ in their case alone.
    format_ident!("members_of_{name}")
}

fn members(structure: &Structure) -> TokenStream {
    let inserts = structure.fields.iter().map(|field| {
        let ident = ident(&field.ident);
        let name = &field.member;
        let value = boxed(field.boxed, quote!(value.#ident));
        if field.presence == Presence::Optional {
            optional(field, &ident, name)
        } else {
            let value = json(&field.ty, &value);
            quote!(members.insert(#name.into(), #value);)
        }
    });
    quote! {
        let mut members = ::serde_json::Map::new();
        #(#inserts)*
        members.into()
    }
}

fn optional(field: &Field, ident: &Ident, name: &str) -> TokenStream {
    let value = boxed(field.boxed, quote!(member));
    let value = json(&field.ty, &value);
    quote! {
        if let Some(member) = value.#ident {
            members.insert(#name.into(), #value);
        }
    }
}

fn member(union: &Union) -> TokenStream {
    let ty = format_ident!("{}", union.ident);
    let arms = union.variants.iter().map(|variant| {
        let ident = format_ident!("{}", variant.ident);
        let name = &variant.member;
        let value = boxed(variant.boxed, quote!(member));
        let value = json(&variant.ty, &value);
        quote!(super::#ty::#ident(member) => ::serde_json::json!({ #name: #value }),)
    });
    quote! {
        match value {
            #(#arms)*
            super::#ty::Unknown(name) => ::serde_json::json!({ "unknown": name }),
        }
    }
}

/// A field, also one whose name is a keyword: `r#name` is `name`.
fn ident(name: &str) -> Ident {
    Ident::new_raw(name, Span::call_site())
}

fn boxed(is_boxed: bool, value: TokenStream) -> TokenStream {
    if is_boxed { quote!(*#value) } else { value }
}

/// An expression of a JSON value, from one of the type.
fn json(ty: &Type, value: &TokenStream) -> TokenStream {
    match ty {
        Type::Float | Type::Double => quote!(crate::check::float(f64::from(#value))),
        Type::Blob => quote!(crate::check::blob(#value.as_bytes())),
        Type::ByteStream => quote!(crate::check::stream(#value)),
        Type::Timestamp => quote!(crate::check::timestamp(#value)),
        Type::Document => quote!(#value),
        Type::SensitiveString => quote!(::serde_json::Value::from(#value.expose().as_str())),
        Type::SensitiveBlob => quote!(crate::check::blob(#value.expose().as_bytes())),
        Type::List { item, sparse } => {
            let item = maybe(item, *sparse);
            quote!(#value.into_iter().map(|item| #item).collect::<::serde_json::Value>())
        }
        Type::Map {
            value: inner,
            sparse,
        } => {
            let inner = maybe(inner, *sparse);
            quote! {
                #value
                    .into_iter()
                    .map(|(key, item)| (key, #inner))
                    .collect::<::serde_json::Value>()
            }
        }
        Type::Item(name) => {
            let function = function(name);
            quote!(#function(#value))
        }
        // Strings, booleans, integers.
        _ => quote!(::serde_json::Value::from(#value)),
    }
}

/// An item that can be null where the collection is sparse.
fn maybe(ty: &Type, sparse: bool) -> TokenStream {
    if sparse {
        let inner = json(ty, &quote!(item));
        quote!(item.map_or(::serde_json::Value::Null, |item| #inner))
    } else {
        json(ty, &quote!(item))
    }
}
