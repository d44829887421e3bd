//! Reading members out of a message, wherever they are bound.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Generics;

use crate::expand::members::default_value;
use crate::expand::object::{self, Whole};
use crate::expand::writing::locals;
use crate::model::{Binding, Member};
use crate::types;

/// Where the members of an item's body are read into: a type of its own, for the members' types may be private and the
/// item public, and a trait's type must not be the one in an impl for the other.
pub(crate) struct BodyReader<'a> {
    /// Its name.
    pub(crate) ident: Ident,
    /// The item's generics, as they are declared.
    pub(crate) declared: &'a Generics,
    /// The same with the bounds that reading needs.
    pub(crate) bounded: &'a Generics,
}

/// How members are read.
pub(crate) struct Reading {
    /// Items that the statements need.
    pub(crate) items: TokenStream,
    /// Statements that read each member into its local variable, from `__source` and `__message`.
    pub(crate) statements: TokenStream,
    /// The variables, in the order of the members.
    pub(crate) locals: Vec<Ident>,
}

/// Reads all members.
pub(crate) fn message(all: &[Member], reader: &BodyReader<'_>) -> Reading {
    let locals = locals("__value", all.len());
    let body: Vec<(&Member, &Ident)> = all
        .iter()
        .zip(&locals)
        .filter(|(member, _)| member.binding == Binding::Body)
        .collect();
    let (items, read_body) = if body.is_empty() {
        (TokenStream::new(), TokenStream::new())
    } else {
        let (members, locals): (Vec<_>, Vec<_>) = body.into_iter().unzip();
        let ident = &reader.ident;
        let (_, ty_generics, _) = reader.declared.split_for_impl();
        (
            body_reader(&members, reader),
            quote! {
                let (#(#locals,)*) =
                    __aws::MessageReader::members::<#ident #ty_generics>(__message)?;
            },
        )
    };
    let others = all
        .iter()
        .zip(&locals)
        .filter_map(|(member, local)| other(member, local, all));
    Reading {
        statements: quote!(#read_body #(#others)*),
        items,
        locals,
    }
}

/// A type whose `FromMembers` reads the members of the body into a tuple.
fn body_reader(members: &[&Member], reader: &BodyReader<'_>) -> TokenStream {
    let ident = &reader.ident;
    let (impl_generics, ty_generics, where_clause) = reader.bounded.split_for_impl();
    let (declared_generics, _, declared_where) = reader.declared.split_for_impl();
    let parameters = reader
        .declared
        .type_params()
        .map(|parameter| &parameter.ident);
    let types = members.iter().map(|member| &member.ty);
    let read = object::read(members, Whole::Tuple);
    quote! {
        #[allow(dead_code, non_camel_case_types)]
        struct #ident #declared_generics (__aws::PhantomData<(#(#parameters,)*)>)
        #declared_where;
        #[automatically_derived]
        impl #impl_generics __aws::FromMembers for #ident #ty_generics #where_clause {
            type Value = (#(#types,)*);
            fn read<'__de, __A: __aws::MapAccess<'__de>>(
                __members: &mut __aws::MemberReader<'__de, __A>,
            ) -> __aws::Result<Self::Value, __A::Error> {
                #read
            }
        }
    }
}

/// The statement that reads a member that is not in the body.
fn other(member: &Member, local: &Ident, all: &[Member]) -> Option<TokenStream> {
    let place = types::place(&member.ty);
    let ty = &member.ty;
    let value = types::value(ty);
    let is_map = matches!(
        member.binding,
        Binding::QueryMap | Binding::PrefixHeaders(_)
    );
    let found = match &member.binding {
        Binding::Body | Binding::Refused => return None,
        Binding::Label => {
            let name = &member.wire_name;
            let function = quote_spanned!(place=> __aws::IncomingRequest::label::<#ty>);
            return Some(quote!(let #local = #function(__source, #name)?;));
        }
        Binding::Payload => {
            let function = quote_spanned!(place=> __aws::MessageReader::payload::<#ty>);
            return Some(quote!(let #local = #function(__message)?;));
        }
        Binding::StatusCode => {
            let function = quote_spanned!(place=> <#value as __aws::StatusNumber>::from_status);
            quote!(__aws::Some(#function(__aws::Reply::status(__source))))
        }
        Binding::Header(name) if member.modifiers.json_value.is_some() => {
            let function = quote_spanned!(place=> __aws::MessageReader::json_header::<#value>);
            quote!(#function(__message, #name)?)
        }
        Binding::Header(name) => {
            let function = quote_spanned!(place=> __aws::MessageReader::header::<#value>);
            quote!(#function(__message, #name)?)
        }
        Binding::PrefixHeaders(prefix) => {
            let function = quote_spanned!(place=> __aws::MessageReader::prefix_headers::<#value>);
            let secrets = secrets(all);
            quote!(#function(__message, #prefix, &[#(#secrets),*])?)
        }
        Binding::Query(name) => {
            let function = quote_spanned!(place=> __aws::IncomingRequest::query::<#value>);
            quote!(#function(__source, #name)?)
        }
        Binding::QueryMap => {
            let function = quote_spanned!(place=> __aws::IncomingRequest::query_map::<#value>);
            let secrets = secrets(all);
            quote!(#function(__source, &[#(#secrets),*])?)
        }
    };
    Some(if types::option(ty).is_some() {
        quote!(let #local = #found;)
    } else if let Some(default) = default_value(member) {
        quote!(let #local = __aws::Option::unwrap_or_else(#found, || #default);)
    } else if is_map {
        // Nothing in the message is how an empty one is sent.
        quote!(let #local = __aws::Option::unwrap_or_default(#found);)
    } else {
        let name = member.name();
        let found = match &member.binding {
            // And an empty list, which the type knows.
            Binding::Query(_) => {
                quote!(__aws::Option::or_else(#found, || <#ty as __aws::FromQuery>::read(&[])))
            }
            _ => found,
        };
        quote!(let #local = __aws::required::<#ty, __aws::CodecError>(#found, #name)?;)
    })
}

/// The names of the headers and query parameters that a map must not hold in plain, beside their own members.
fn secrets(all: &[Member]) -> impl Iterator<Item = &str> {
    let secrets = all.iter().filter(|member| member.is_secret());
    secrets.filter_map(|member| match &member.binding {
        Binding::Query(name) | Binding::Header(name) => Some(name.as_str()),
        _ => None,
    })
}
