//! `new` with the required members, and a setter for each optional one.
//!
//! A constructor cannot miss a required member, an optional member that is added later breaks no caller, and neither
//! costs the compile time that the generic states of a type-state builder would.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{GenericParam, Ident, Type, Visibility};

use crate::expand::members::default_value;
use crate::model::{Member, Structure};
use crate::types;

/// The inherent impl. Without setters where the members are set as fields.
pub(crate) fn expand(structure: &Structure, with_setters: bool) -> TokenStream {
    if !structure.constructor {
        return TokenStream::new();
    }
    let item = &structure.item;
    let ident = &item.ident;
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    let new = new(structure, with_setters);
    let setters = structure
        .members
        .iter()
        .filter(|member| with_setters && member.is_optional())
        // A member of the constructor's own name is set as a field.
        .filter(|member| member.ident != "new")
        .map(|member| setter(structure, member));
    quote! {
        #[allow(dead_code, private_bounds, private_interfaces)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #new
            #(#setters)*
        }
    }
}

fn new(structure: &Structure, with_setters: bool) -> TokenStream {
    let item = &structure.item;
    let visibility = &item.visibility;
    let required: Vec<&Member> = structure
        .members
        .iter()
        .filter(|member| !member.is_optional())
        .collect();
    let docs = if required.is_empty() {
        format!("A `{}` with no member set.", item.ident.unraw())
    } else {
        format!(
            "A `{}` with its required members; the optional ones {}.",
            item.ident.unraw(),
            if with_setters {
                "have setters"
            } else {
                "are fields to set"
            }
        )
    };
    let (parameters, fields): (Vec<_>, Vec<_>) = structure
        .members
        .iter()
        .map(|member| {
            let ident = &member.ident;
            if types::option(&member.ty).is_some() {
                return (None, quote!(#ident: __aws::None));
            }
            if let Some(default) = default_value(member) {
                return (None, quote!(#ident: #default));
            }
            let argument = argument(ident);
            let (ty, conversion) = conversion(structure, &member.ty, &argument);
            (Some(quote!(#argument: #ty)), quote!(#ident: #conversion))
        })
        .unzip();
    let parameters = parameters.into_iter().flatten();
    quote! {
        #[doc = #docs]
        #[must_use]
        #visibility fn new(#(#parameters),*) -> Self {
            Self { #(#fields),* }
        }
    }
}

fn setter(structure: &Structure, member: &Member) -> TokenStream {
    let visibility = &structure.item.visibility;
    let ident = &member.ident;
    let argument = argument(ident);
    let (ty, conversion) = conversion(structure, types::value(&member.ty), &argument);
    let value = if types::option(&member.ty).is_some() {
        quote!(__aws::Some(#conversion))
    } else {
        conversion
    };
    let docs = setter_docs(structure, member);
    let deprecated = &member.deprecated;
    quote! {
        #docs
        #deprecated
        #[must_use]
        #visibility fn #ident(mut self, #argument: #ty) -> Self {
            self.#ident = #value;
            self
        }
    }
}

/// The documentation of a setter: a link to the field, which has it. A second copy of it would be half of what a large model
/// has to say. Only where the field is less visible than its setter there is no page to link to.
fn setter_docs(structure: &Structure, member: &Member) -> TokenStream {
    let shown = |visibility: &Visibility| visibility.to_token_stream().to_string();
    let is_seen = matches!(member.visibility, Visibility::Public(_))
        || shown(&member.visibility) == shown(&structure.item.visibility);
    if is_seen || member.docs.is_empty() {
        let name = member.name();
        let docs = if is_seen {
            format!("Sets [`{name}`](field@Self::{}).", member.ident.unraw())
        } else {
            format!("Sets `{name}`.")
        };
        return quote!(#[doc = #docs]);
    }
    let summary = format!("Sets `{}`.", member.name());
    let docs = &member.docs;
    quote!(#[doc = #summary] #[doc = ""] #(#docs)*)
}

/// The parameter's name: the member's, which is what documentation and editors show.
fn argument(ident: &Ident) -> Ident {
    if ident == "self" {
        format_ident!("value")
    } else {
        ident.clone()
    }
}

/// The parameter's type and the expression that makes the member of it: collections from anything that can be
/// iterated, numbers, booleans and references as they are, everything else through `Into`.
fn conversion(structure: &Structure, ty: &Type, argument: &Ident) -> (TokenStream, TokenStream) {
    let is_taken_as_it_is = |ty: &Type| types::is_plain(ty) || names_parameter(structure, ty);
    if let Some(inner) = types::vec(ty) {
        return if is_taken_as_it_is(inner) {
            (
                quote!(impl __aws::IntoIterator<Item = #inner>),
                quote!(__aws::Iterator::collect(__aws::IntoIterator::into_iter(#argument))),
            )
        } else {
            (
                quote!(impl __aws::IntoIterator<Item = impl __aws::Into<#inner>>),
                quote!(__aws::collect_into(#argument)),
            )
        };
    }
    if is_taken_as_it_is(ty) {
        return (quote!(#ty), quote!(#argument));
    }
    (
        quote!(impl __aws::Into<#ty>),
        quote!(__aws::Into::into(#argument)),
    )
}

/// A type parameter cannot be inferred through `Into`.
fn names_parameter(structure: &Structure, ty: &Type) -> bool {
    let parameters: Vec<&Ident> = structure
        .item
        .generics
        .params
        .iter()
        .filter_map(|parameter| match parameter {
            GenericParam::Type(parameter) => Some(&parameter.ident),
            GenericParam::Const(parameter) => Some(&parameter.ident),
            GenericParam::Lifetime(_) => None,
        })
        .collect();
    types::mentions(ty, &parameters)
}
