//! `#[aws_error]` enums.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use crate::expand::{debug, members, server};
use crate::model::{ErrorEnum, ErrorMembers, ErrorVariant, Member};
use crate::types;

/// Reading from a reply, `Display` and `Error`.
pub(crate) fn expand(errors: &ErrorEnum) -> TokenStream {
    let ident = &errors.item.ident;
    let readers: TokenStream = errors
        .variants
        .iter()
        .map(|variant| reader(errors, variant))
        .collect();
    let decode_arms = errors.variants.iter().map(decode_arm);
    let codes = table(errors, |variant| {
        let code = &variant.code;
        Some(quote!(#code))
    });
    let statuses = table(errors, |variant| {
        let status = variant.status?;
        Some(quote!(__aws::Some(#status)))
    });
    let retryable = flags(errors, |variant| variant.retryable || variant.throttling);
    let throttling = flags(errors, |variant| variant.throttling);
    let debug = debug::error_enum(errors);
    let server = server::error_enum(errors);
    quote! {
        #readers
        #[automatically_derived]
        impl __aws::ModeledError for #ident {
            fn decode(
                __code: &str,
                __reply: &__aws::Reply<'_>,
            ) -> __aws::Option<__aws::Result<Self, __aws::JsonError>> {
                match __code {
                    #(#decode_arms)*
                    _ => __aws::None,
                }
            }
            fn code(&self) -> &'static str {
                match *self { #codes }
            }
            fn status(&self) -> __aws::Option<u16> {
                match *self { #statuses }
            }
            fn is_retryable(&self) -> bool {
                match *self { #retryable }
            }
            fn is_throttling(&self) -> bool {
                match *self { #throttling }
            }
        }
        #[automatically_derived]
        impl __aws::Display for #ident {
            fn fmt(&self, __f: &mut __aws::Formatter<'_>) -> __aws::FmtResult {
                __aws::Formatter::write_str(__f, __aws::ModeledError::code(self))
            }
        }
        #[automatically_derived]
        impl __aws::StdError for #ident {}
        #debug
        __aws::if_server! { #server }
    }
}

/// The marker type whose `FromMembers` reads one variant.
fn marker(variant: &ErrorVariant) -> syn::Ident {
    format_ident!("__Read{}", syn::ext::IdentExt::unraw(&variant.ident))
}

fn reader(errors: &ErrorEnum, variant: &ErrorVariant) -> TokenStream {
    let ErrorMembers::Named(all) = &variant.members else {
        return TokenStream::new();
    };
    let marker = marker(variant);
    let error = &errors.item.ident;
    let ident = &variant.ident;
    let all: Vec<&Member> = all.iter().collect();
    let idents = all.iter().map(|member| &member.ident);
    let body = members::read(
        &all,
        |locals| quote!(#error::#ident { #(#idents: #locals,)* }),
    );
    quote! {
        #[allow(non_camel_case_types)]
        struct #marker;
        #[automatically_derived]
        impl __aws::FromMembers for #marker {
            type Value = #error;
            fn read<'__de, __A: __aws::MapAccess<'__de>>(
                __members: &mut __aws::MemberReader<'__de, __A>,
            ) -> __aws::Result<#error, __A::Error> {
                #body
            }
        }
    }
}

fn decode_arm(variant: &ErrorVariant) -> TokenStream {
    let code = &variant.code;
    let ident = &variant.ident;
    match &variant.members {
        ErrorMembers::None => quote!(#code => __aws::Some(__aws::Ok(Self::#ident {})),),
        ErrorMembers::Named(_) => {
            let marker = marker(variant);
            quote!(#code => __aws::Some(__aws::read_members::<#marker>(__reply.body())),)
        }
        ErrorMembers::Shape(ty) => {
            let read = quote_spanned!(types::place(ty)=> __aws::read_shape::<#ty>);
            quote!(#code => __aws::Some(#read(__reply.body()).map(Self::#ident)),)
        }
    }
}

/// The arms of a `match *self` with a value per variant; `None` gives `Option::None`.
fn table(errors: &ErrorEnum, value: impl Fn(&ErrorVariant) -> Option<TokenStream>) -> TokenStream {
    errors
        .variants
        .iter()
        .map(|variant| {
            let ident = &variant.ident;
            let value = value(variant).unwrap_or_else(|| quote!(__aws::None));
            quote!(Self::#ident { .. } => #value,)
        })
        .collect()
}

fn flags(errors: &ErrorEnum, flag: impl Fn(&ErrorVariant) -> bool) -> TokenStream {
    table(errors, |variant| {
        let value = flag(variant);
        Some(quote!(#value))
    })
}
