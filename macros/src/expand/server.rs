//! The mirror: what the feature `server` adds to operations, outputs and errors.
//!
//! The bounds name the members' types under a `for<...>`, so that a type without the other direction (an output member
//! that only implements `Deserialize`, say) leaves the impl out instead of breaking the build: features are shared by all
//! crates of a build, and another crate may have switched this one on.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Generics, WherePredicate, parse_quote};

use crate::expand::reading::{self, BodyReader, Reading};
use crate::expand::structure::{document_name, field_of_self};
use crate::expand::writing::locals;
use crate::expand::{bounded_in_body, writing};
use crate::model::{Binding, ErrorEnum, ErrorMembers, ErrorVariant, Member, Operation, Structure};
use crate::types;
use crate::uri::Segment;

/// Reading a request. Structs that borrow cannot own what was read and have no server half.
pub(crate) fn operation(operation: &Operation) -> TokenStream {
    let item = &operation.structure.item;
    if item.generics.lifetimes().next().is_some() {
        return TokenStream::new();
    }
    let ident = &item.ident;
    let members = &operation.structure.members;
    let serde = quote!(__aws::Serialize + __aws::DeserializeOwned);
    let generics = bounded_in_body(&operation.structure, &serde);
    let generics = with_predicates(generics, members.iter().filter_map(readable));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let reader = BodyReader {
        ident: format_ident!("__Members"),
        declared: &item.generics,
        bounded: &generics,
    };
    let Reading {
        items,
        statements,
        locals,
    } = reading::message(members, &reader);
    let idents = members.iter().map(|member| &member.ident);
    let segments = operation.segments.iter().map(segment);
    quote! {
        #items
        #[automatically_derived]
        impl #impl_generics __aws::ServerOperation for #ident #ty_generics #where_clause {
            const PATH: &'static [__aws::PathSegment] = &[#(#segments),*];
            fn read(
                __source: &__aws::IncomingRequest<'_, <Self as __aws::Operation>::Protocol>,
            ) -> __aws::Result<Self, __aws::CodecError> {
                let __message = __aws::IncomingRequest::message(__source);
                let _ = __message;
                #statements
                __aws::Ok(Self { #(#idents: #locals,)* })
            }
        }
    }
}

/// What reading a member of a request needs.
fn readable(member: &Member) -> Option<WherePredicate> {
    let ty = &member.ty;
    let value = types::value(ty);
    Some(match &member.binding {
        Binding::Body => parse_quote!(#value: for<'__any> __aws::Readable<'__any>),
        Binding::Label => parse_quote!(for<'__any> #ty: __aws::FromText),
        Binding::Header(_) if member.modifiers.json_value.is_some() => {
            parse_quote!(for<'__any> #value: __aws::FromText)
        }
        Binding::Header(_) => parse_quote!(for<'__any> #value: __aws::FromHeader),
        Binding::PrefixHeaders(_) => parse_quote!(for<'__any> #value: __aws::FromPrefixHeaders),
        Binding::Query(_) => parse_quote!(for<'__any> #value: __aws::FromQuery),
        Binding::QueryMap => parse_quote!(for<'__any> #value: __aws::FromQueryMap),
        Binding::Payload => parse_quote!(for<'__any> #ty: __aws::FromPayload),
        Binding::StatusCode | Binding::Refused => return None,
    })
}

fn segment(segment: &Segment) -> TokenStream {
    match segment {
        Segment::Literal(text) => quote!(__aws::PathSegment::Literal(#text)),
        Segment::Label { name, greedy } => {
            quote!(__aws::PathSegment::Label { name: #name, greedy: #greedy })
        }
    }
}

/// Writing a reply.
pub(crate) fn output(output: &Structure) -> TokenStream {
    let item = &output.item;
    let ident = &item.ident;
    let generics = bounded_in_body(output, &quote!(__aws::Serialize));
    let generics = with_predicates(generics, output.members.iter().filter_map(writable_member));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let writes = writing::message(&output.members, field_of_self, true);
    let name = document_name(item);
    let status = output.members.iter().find_map(|member| {
        let value = field_of_self(member);
        write_status(member, &value)
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::ServerOutput for #ident #ty_generics #where_clause {
            fn write<'__a, __P: __aws::ServerProtocol>(
                &'__a self,
                __response: &mut __aws::ResponseEncoder<'__a, __P>,
            ) -> __aws::Result<(), __aws::BuildFault> {
                #status
                let __message = __aws::ResponseEncoder::message(__response);
                __aws::MessageEncoder::name(__message, #name);
                #writes
                __aws::Ok(())
            }
        }
    }
}

fn write_status(member: &Member, value: &TokenStream) -> Option<TokenStream> {
    if member.binding != Binding::StatusCode {
        return None;
    }
    let status = quote!(__aws::ResponseEncoder::status);
    let number = quote!(__aws::StatusNumber::to_status);
    Some(if types::option(&member.ty).is_some() {
        quote!(if let __aws::Some(__status) = #value { #status(__response, #number(__status)); })
    } else {
        quote!(#status(__response, #number(#value));)
    })
}

/// Writing an error.
pub(crate) fn error_enum(errors: &ErrorEnum) -> TokenStream {
    let ident = &errors.item.ident;
    let predicates = errors
        .variants
        .iter()
        .flat_map(|variant| match &variant.members {
            ErrorMembers::None => Vec::new(),
            ErrorMembers::Named(members) => members.iter().filter_map(writable_member).collect(),
            ErrorMembers::Shape(ty) => {
                vec![parse_quote!(for<'__any> #ty: __aws::ServerOutput)]
            }
        });
    let generics = with_predicates(
        errors.item.generics.clone(),
        predicates.chain([parse_quote!(for<'__any> #ident: __aws::ModeledError)]),
    );
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let arms = errors.variants.iter().map(error_arm);
    // A reference is inhabited even where the enum has no variants.
    let scrutinee = if errors.variants.is_empty() {
        quote!(*self)
    } else {
        quote!(self)
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::ServerError for #ident #ty_generics #where_clause {
            fn write<'__a, __P: __aws::ServerProtocol>(
                &'__a self,
                __response: &mut __aws::ResponseEncoder<'__a, __P>,
            ) -> __aws::Result<(), __aws::BuildFault> {
                match #scrutinee { #(#arms)* }
            }
        }
    }
}

fn error_arm(variant: &ErrorVariant) -> TokenStream {
    let ident = &variant.ident;
    match &variant.members {
        ErrorMembers::None => {
            quote!(Self::#ident {} => {
                __aws::MessageEncoder::members(__aws::ResponseEncoder::message(__response), |_| {})
            })
        }
        ErrorMembers::Shape(_) => quote! {
            Self::#ident(__shape) => __aws::ServerOutput::write(__shape, __response),
        },
        ErrorMembers::Named(all) => {
            let idents: Vec<_> = all.iter().map(|member| &member.ident).collect();
            let locals = locals("__member", all.len());
            let local_of = |member: &Member| {
                let position = all
                    .iter()
                    .position(|other| other.ident == member.ident)
                    .unwrap_or_default();
                let local = &locals[position];
                quote!(#local)
            };
            let writes = writing::message(all, local_of, true);
            let status = all
                .iter()
                .find_map(|member| write_status(member, &local_of(member)));
            quote! {
                Self::#ident { #(#idents: #locals),* } => {
                    #(let _ = #locals;)*
                    #status
                    let __message = __aws::ResponseEncoder::message(__response);
                    let _ = &__message;
                    #writes
                    __aws::Ok(())
                }
            }
        }
    }
}

/// What writing a member of a reply needs.
fn writable_member(member: &Member) -> Option<WherePredicate> {
    let ty = &member.ty;
    let value = types::value(ty);
    Some(match &member.binding {
        Binding::Body if member.modifiers.timestamp.is_some() => {
            parse_quote!(for<'__any> #value: __aws::FormatTimestamps)
        }
        Binding::Body => parse_quote!(for<'__any> #value: __aws::Writable),
        Binding::Header(_) => parse_quote!(for<'__any> #value: __aws::ToHeader),
        Binding::PrefixHeaders(_) => parse_quote!(for<'__any> #value: __aws::ToPrefixHeaders),
        Binding::Payload => parse_quote!(for<'__any> #ty: __aws::ToPayload),
        Binding::StatusCode => parse_quote!(for<'__any> #value: __aws::StatusNumber),
        Binding::Label | Binding::Query(_) | Binding::QueryMap | Binding::Refused => {
            return None;
        }
    })
}

/// The generics with more predicates in their `where` clause.
fn with_predicates(
    mut generics: Generics,
    predicates: impl IntoIterator<Item = WherePredicate>,
) -> Generics {
    generics.make_where_clause().predicates.extend(predicates);
    generics
}
