//! Functions that turn what was read back into JSON, in the convention of the suites: keyed by the members' names in the
//! model, blobs as text, timestamps as numbers, a member that is not set left out.
//!
//! They are made from the plan and know nothing of how the library reads or writes.

use aws_operation_import::plan::{
    Field, Item, Operation, Presence, Service, Structure, Type, Union,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// `output_members`, `error_members`, and one function for each type.
pub(crate) fn functions(
    service: &Service,
    operation: &Operation,
    output: Option<&Structure>,
) -> TokenStream {
    let items = service.items.iter().map(|(name, item)| {
        let function = function(name);
        let ty = format_ident!("{name}");
        let body = match item {
            Item::Structure(structure) => members(structure),
            Item::Enum(_) => quote!(::serde_json::Value::from(value.as_str())),
            Item::Union(union) => member(union),
            _ => quote!(::serde_json::Value::Null),
        };
        quote! {
            #[allow(dead_code, unused_mut, unused_variables, clippy::needless_pass_by_value)]
            fn #function(value: super::#ty) -> ::serde_json::Value {
                #body
            }
        }
    });
    let output = output.map_or_else(
        || {
            quote! {
                #[allow(dead_code, clippy::unit_arg)]
                fn output_members((): ()) -> ::serde_json::Value {
                    ::serde_json::json!({})
                }
            }
        },
        |output| {
            let function = function(&output.ident);
            quote!(#[allow(unused_imports)] use #function as output_members;)
        },
    );
    let errors = errors(service, operation);
    quote!(#(#items)* #output #errors)
}

fn errors(service: &Service, operation: &Operation) -> TokenStream {
    let Some(error) = &operation.error else {
        return TokenStream::new();
    };
    let ty = format_ident!("{error}");
    let arms = service
        .errors
        .iter()
        .filter(|errors| errors.ident == *error)
        .flat_map(|errors| &errors.variants)
        .map(|variant| {
            let ident = format_ident!("{}", variant.ident);
            match &variant.shape {
                None => quote!(super::#ty::#ident { .. } => ::serde_json::json!({}),),
                Some(shape) => {
                    let function = function(shape);
                    quote!(super::#ty::#ident(value) => #function(value),)
                }
            }
        });
    quote! {
        #[allow(dead_code)]
        fn error_members(error: super::#ty) -> ::serde_json::Value {
            match error { #(#arms)* }
        }
    }
}

fn function(name: &str) -> Ident {
    format_ident!("members_of_{}", name.to_ascii_lowercase())
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

fn ident(name: &str) -> Ident {
    // A keyword is a raw identifier.
    name.strip_prefix("r#").map_or_else(
        || format_ident!("{name}"),
        |keyword| Ident::new_raw(keyword, proc_macro2::Span::call_site()),
    )
}

fn boxed(is_boxed: bool, value: TokenStream) -> TokenStream {
    if is_boxed { quote!(*#value) } else { value }
}

/// An expression of a JSON value, from one of the type.
fn json(ty: &Type, value: &TokenStream) -> TokenStream {
    match ty {
        Type::Float | Type::Double => quote!(crate::check::float(f64::from(#value))),
        Type::Blob => quote!(crate::check::blob(#value.as_bytes())),
        // No reply of the suites has one.
        Type::ByteStream => quote!(compile_error!("a stream has no form as JSON")),
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
