//! `#[aws_operation]` structs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::expand::members::{expect_timestamps, timestamp_format};
use crate::expand::structure::field_of_self;
use crate::expand::{
    bounded_in_body, checksum, constructor, debug, paginate, server, writing, xml,
};
use crate::model::{Auth, Binding, Halves, Member, Method, Operation, TimestampFormat};
use crate::parse::DEFAULT_AUTH;
use crate::reading_names::only_reads;
use crate::types;
use crate::uri::Segment;

/// Everything for an operation.
pub(crate) fn expand(operation: &Operation, halves: Halves) -> TokenStream {
    let item = &operation.structure.item;
    let ident = &item.ident;
    let generics = bounded_in_body(&operation.structure, &quote!(__aws::Serialize));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();

    let output = operation
        .output
        .as_ref()
        .map_or_else(|| quote!(()), |ty| quote!(#ty));
    let error = operation
        .error
        .as_ref()
        .map_or_else(|| quote!(__aws::NoModeledError), |ty| quote!(#ty));
    let name = operation.name();
    let method = operation.method.map_or("POST", |(_, method)| method.name());
    let method = Ident::new(method, Span::call_site());
    let uri = operation
        .uri
        .as_ref()
        .map_or_else(|| "/".to_owned(), syn::LitStr::value);
    let protocol = protocol(operation);
    let target = operation
        .target
        .as_ref()
        .map(|target| quote!(const TARGET: __aws::Option<&'static str> = __aws::Some(#target);));
    let version = operation
        .version
        .as_ref()
        .map(|version| quote!(const VERSION: __aws::Option<&'static str> = __aws::Some(#version);));
    let root_name = item.xml_name.as_ref().map(syn::LitStr::value);
    let xml = xml::root(root_name.as_deref(), item.xml_namespace.as_ref())
        .map(|root| quote!(const XML: &'static str = #root;));
    let form = form(operation);
    let service = match &operation.service {
        None => quote!(__aws::None),
        Some(service) => {
            quote_spanned!(service.span()=> __aws::Some(<#service as __aws::Service>::METADATA))
        }
    };
    let auth = auth(operation);
    let idempotence = idempotence(operation);
    let response_checksum = checksum::of_replies(operation);

    // The members of the body are asked where they are written.
    let elsewhere = |member: &&Member| member.binding != Binding::Body;
    let timestamps = expect_timestamps(operation.structure.members.iter().filter(elsewhere));
    let tokens = idempotency_tokens(operation);
    let path = path(operation);
    let query = query(operation);
    let host = host(operation);
    let headers = operation.headers.iter().map(
        |(name, value)| quote!(__aws::MessageEncoder::constant_header(__message, #name, #value);),
    );
    // An RPC without input has what its protocol puts there.
    let has_object = operation.is_rpc() && operation.no_input.is_none();
    let message = writing::message(&operation.structure.members, value_of, has_object);
    let trailers = trailers(operation);
    let constructor = constructor::expand(&operation.structure, true);
    let debug = debug::structure(&operation.structure);
    let paginate = paginate::expand(operation);
    let server = halves.server(|| server::operation(operation));

    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::Operation for #ident #ty_generics #where_clause {
            type Protocol = #protocol;
            type Output = #output;
            type Error = #error;
            const NAME: &'static str = #name;
            const METHOD: __aws::Method = __aws::Method::#method;
            const URI: &'static str = #uri;
            const SERVICE: __aws::Option<__aws::ServiceMetadata> = #service;
            const AUTH: __aws::Auth = #auth;
            #idempotence
            #response_checksum
            #target
            #version
            #xml
            fn write<'__a>(
                &'__a self,
                __request: &mut __aws::RequestEncoder<'__a, '_, Self::Protocol>,
            ) -> __aws::Result<(), __aws::BuildFault> {
                #form
                #timestamps
                #tokens
                #host
                #path
                #query
                let __message = __aws::RequestEncoder::message(__request);
                let _ = &__message;
                #(#headers)*
                #message
                #trailers
                __aws::Ok(())
            }
        }
        #paginate
        #constructor
        #debug
        #server
    }
}

/// The constants that say whether it can be made again.
fn idempotence(operation: &Operation) -> TokenStream {
    let idempotent = is_idempotent(operation);
    let never_replayed = (operation.idempotent == Some(false)).then(|| {
        quote!(
            const NEVER_REPLAYED: bool = true;
        )
    });
    quote!(const IDEMPOTENT: bool = #idempotent; #never_replayed)
}

fn is_idempotent(operation: &Operation) -> bool {
    let has_token = || {
        let members = &operation.structure.members;
        members
            .iter()
            .any(|member| member.modifiers.idempotency_token.is_some())
    };
    let method = operation.method.map_or(Method::Post, |(_, method)| method);
    operation.idempotent.unwrap_or_else(|| {
        method.is_idempotent()
            || has_token()
            || method == Method::Post && only_reads(&operation.name())
    })
}

/// The type of the protocol: the service's, or the one that is named, or restJson1.
fn protocol(operation: &Operation) -> TokenStream {
    match (&operation.service, operation.protocol) {
        (Some(service), _) => {
            quote_spanned!(service.span()=> <#service as __aws::Service>::Protocol)
        }
        (None, protocol) => {
            let name = protocol.map_or("RestJson1", |(_, protocol)| protocol.ident);
            let name = Ident::new(name, Span::call_site());
            quote!(__aws::#name)
        }
    }
}

/// An item that asks for an output whose members are in the body, and for its `rename_all`, for in such a service they have no names
/// by default.
fn case_of_output(operation: &Operation, output: &Type) -> Option<TokenStream> {
    // An item cannot name the parameters of the impl around it.
    let generics = &operation.structure.item.generics;
    if generics.type_params().next().is_some() {
        return None;
    }
    let place = types::place(output);
    let message = format!(
        "the output `{}` has no `rename_all`: the members of such services are in Pascal case or in camel case; write `rename_all = \"PascalCase\"` or `rename_all = \"camelCase\"` in its attribute",
        quote!(#output)
    );
    Some(quote_spanned! {place=>
        const _: () = if <#output as __aws::BodyOutput>::NAMED_BY_DEFAULT {
            ::core::panic!(#message)
        };
    })
}

/// Statements that ask whether the service's operations have the form that this one has.
fn form(operation: &Operation) -> TokenStream {
    let output = operation
        .output
        .as_ref()
        .filter(|_| operation.is_rpc())
        .map(|output| {
            case_of_output(operation, output).unwrap_or_else(|| {
                let function = quote_spanned!(types::place(output)=> __aws::expect_body_output);
                quote!(#function::<#output>();)
            })
        });
    let needs = operation.protocol.and_then(|(place, protocol)| {
        let place = Span::call_site().located_at(place);
        let name = Ident::new(protocol.needs?, place);
        Some(quote_spanned!(place=> __aws::#name!();))
    });
    let service = operation.service.as_ref().map(|service| {
        let at_service = Span::call_site().located_at(service.span());
        if operation.is_rpc() {
            let no_target = format!(
                "the service has no target, which its protocol sends; add `.target(\"...\")` to the `ServiceMetadata` of `{}`",
                quote!(#service)
            );
            let no_version = format!(
                "the service has no version, which its protocol sends; add `.version(\"...\")` to the `ServiceMetadata` of `{}`",
                quote!(#service)
            );
            quote_spanned! {at_service=>
                __aws::expect_rpc::<#service>();
                const _: () = if __aws::lacks_target::<#service>() {
                    ::core::panic!(#no_target)
                };
                const _: () = if __aws::lacks_version::<#service>() {
                    ::core::panic!(#no_version)
                };
            }
        } else {
            let place = operation.bindings_at.unwrap_or(at_service);
            let place = Span::call_site().located_at(place);
            let function = quote_spanned!(place=> __aws::expect_http_bindings);
            let service = types::moved_to(place, quote!(#service));
            quote!(#function::<#service>();)
        }
    });
    quote!(#needs #service #output)
}

/// A reference to the value of a member.
fn value_of(member: &Member) -> TokenStream {
    if member.modifiers.idempotency_token.is_some() {
        let token = token_local(member);
        quote!(&*#token)
    } else {
        field_of_self(member)
    }
}

fn token_local(member: &Member) -> Ident {
    format_ident!(
        "__token_{}",
        member.ident.unraw(),
        span = Span::mixed_site()
    )
}

/// Statements that take the idempotency tokens that are set and make those that are not.
fn idempotency_tokens(operation: &Operation) -> TokenStream {
    operation
        .structure
        .members
        .iter()
        .filter(|member| member.modifiers.idempotency_token.is_some())
        .map(|member| {
            let local = token_local(member);
            let value = types::placed_at(&member.ty, field_of_self(member));
            let place = types::place(&member.ty);
            let function = quote_spanned!(place=> __aws::IdempotencyToken::set_or_made);
            quote!(let #local = #function(#value, __request)?;)
        })
        .collect()
}

/// Statements that write the query, the members of their own first: they win over the entries of a map.
fn query(operation: &Operation) -> TokenStream {
    let members = &operation.structure.members;
    let parameters = members.iter().filter_map(|member| match &member.binding {
        Binding::Query(name) => {
            let value = types::placed_at(&member.ty, value_of(member));
            let place = types::place(&member.ty);
            let function = quote_spanned!(place=> __aws::RequestEncoder::query);
            let format = timestamp_format(member, TimestampFormat::DateTime);
            Some(quote!(#function(__request, #name, #value, #format);))
        }
        _ => None,
    });
    let maps = members
        .iter()
        .filter(|member| member.binding == Binding::QueryMap)
        .map(|member| {
            let value = types::placed_at(&member.ty, value_of(member));
            let place = types::place(&member.ty);
            let function = quote_spanned!(place=> __aws::RequestEncoder::query_map);
            quote!(#function(__request, #value);)
        });
    quote!(#(#parameters)* #(#maps)*)
}

/// Statements that write the host prefix, piece by piece.
fn host(operation: &Operation) -> TokenStream {
    let members = &operation.structure.members;
    let piece = |segment: &Segment| match segment {
        Segment::Literal(text) => {
            Some(quote!(__aws::RequestEncoder::host_literal(__request, #text);))
        }
        Segment::Label { name, .. } => {
            let member = members.iter().find(|member| {
                member.modifiers.host_label.is_some() && member.wire_name == *name
            })?;
            let value = types::placed_at(&member.ty, value_of(member));
            let place = types::place(&member.ty);
            let function = quote_spanned!(place=> __aws::RequestEncoder::host_label);
            Some(quote!(#function(__request, #name, #value)?;))
        }
    };
    operation.host_segments.iter().filter_map(piece).collect()
}

/// Statements for what depends on the finished body.
fn trailers(operation: &Operation) -> TokenStream {
    let compression = operation.request_compression.map(|span| {
        let span = Span::call_site().located_at(span);
        quote_spanned! {span=>
            __aws::needs_gzip!();
            __aws::RequestEncoder::gzip(__request);
        }
    });
    let checksum = operation.checksum_required.map(|span| {
        let span = Span::call_site().located_at(span);
        quote_spanned! {span=>
            __aws::needs_content_md5!();
            __aws::RequestEncoder::content_md5(__request)?;
        }
    });
    let checksums = checksum::statements(operation);
    quote!(#compression #checksum #checksums)
}

/// Statements that write the path, piece by piece.
fn path(operation: &Operation) -> TokenStream {
    operation
        .segments
        .iter()
        .map(|segment| match segment {
            Segment::Literal(text) => {
                quote!(__aws::RequestEncoder::literal(__request, #text);)
            }
            Segment::Label { name, greedy } => {
                let Some(member) = label_member(operation, name) else {
                    return TokenStream::new();
                };
                let value = types::placed_at(&member.ty, field_of_self(member));
                let function =
                    quote_spanned!(types::place(&member.ty)=> __aws::RequestEncoder::label);
                let format = timestamp_format(member, TimestampFormat::DateTime);
                quote!(#function(__request, #name, #value, #format, #greedy)?;)
            }
        })
        .collect()
}

/// The member that fills a label.
fn label_member<'a>(operation: &'a Operation, label: &str) -> Option<&'a Member> {
    operation
        .structure
        .members
        .iter()
        .find(|member| member.binding == Binding::Label && member.wire_name == label)
}

fn auth(operation: &Operation) -> TokenStream {
    match (operation.auth, &operation.service) {
        (None, Some(service)) => quote!(<#service as __aws::Service>::METADATA.auth),
        (auth, _) => {
            let variant = match auth.unwrap_or(DEFAULT_AUTH) {
                Auth::None => quote!(None),
                Auth::Bearer => quote!(Bearer),
                Auth::SigV4 => quote!(SigV4),
                Auth::SigV4UnsignedBody => quote!(SigV4UnsignedBody),
            };
            quote!(__aws::Auth::#variant)
        }
    }
}
