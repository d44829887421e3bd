//! `#[aws_error]` enums.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use crate::expand::members::expect_timestamps;
use crate::expand::reading::{self, BodyReader, Reading};
use crate::expand::{debug, server};
use crate::model::{ErrorEnum, ErrorMembers, ErrorVariant, Halves, Member};
use crate::types;

/// Reading from a reply, `Display` and `Error`.
pub(crate) fn expand(errors: &ErrorEnum, halves: Halves) -> TokenStream {
    let ident = &errors.item.ident;
    let (readers, decode_arms): (Vec<_>, Vec<_>) = errors
        .variants
        .iter()
        .map(|variant| reader(errors, variant))
        .unzip();
    let codes = table(errors, |variant| {
        let code = &variant.code;
        Some(quote!(#code))
    });
    let statuses = table(errors, |variant| {
        let status = variant.status?;
        Some(quote!(__aws::Some(#status)))
    });
    let retryable = flag(errors, &quote!(is_retryable), |variant| {
        variant.retryable || variant.throttling
    });
    let throttling = flag(errors, &quote!(is_throttling), |variant| variant.throttling);
    let query_code = query_code(errors);
    let hides_message = hides_message(errors);
    let debug = debug::error_enum(errors);
    let server = halves.server(|| server::error_enum(errors));
    quote! {
        #(#readers)*
        #[automatically_derived]
        impl __aws::ModeledError for #ident {
            fn decode<__P: __aws::Protocol>(
                __code: &str,
                __source: &__aws::Reply<'_, __P>,
            ) -> __aws::Option<__aws::Result<Self, __aws::CodecError>> {
                match __code {
                    #(#decode_arms)*
                    _ => __aws::None,
                }
            }
            #hides_message
            fn code(&self) -> &'static str {
                match *self { #codes }
            }
            fn status(&self) -> __aws::Option<u16> {
                match *self { #statuses }
            }
            #query_code
            #retryable
            #throttling
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
        #server
    }
}

/// The type that reads the members of one variant out of the body.
fn marker(variant: &ErrorVariant) -> syn::Ident {
    format_ident!("__Read{}", syn::ext::IdentExt::unraw(&variant.ident))
}

/// What a variant with members needs to be read, and the arm that reads it.
fn reader(errors: &ErrorEnum, variant: &ErrorVariant) -> (TokenStream, TokenStream) {
    let code = &variant.code;
    let ident = &variant.ident;
    match &variant.members {
        ErrorMembers::None => (
            TokenStream::new(),
            quote!(#code => __aws::Some(__aws::Ok(Self::#ident {})),),
        ),
        ErrorMembers::Shape(ty) => {
            let read = quote_spanned!(types::place(ty)=> <#ty as __aws::ErrorShape>::decode);
            (
                TokenStream::new(),
                quote!(#code => __aws::Some(#read(__source).map(Self::#ident)),),
            )
        }
        ErrorMembers::Named(all) => {
            let reader = BodyReader {
                ident: marker(variant),
                declared: &errors.item.generics,
                bounded: &errors.item.generics,
            };
            let Reading {
                items,
                statements,
                locals,
            } = reading::message(all, &reader);
            let idents = all.iter().map(|member| &member.ident);
            let timestamps = expect_timestamps(all.iter());
            (
                items,
                quote! {
                    #code => __aws::Some((|| {
                        let __message = __aws::Reply::message(__source);
                        let _ = __message;
                        #timestamps
                        #statements
                        __aws::Ok(Self::#ident { #(#idents: #locals,)* })
                    })()),
                },
            )
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

/// The function that says which variants have the flag; where none has it, the trait's own says so.
fn flag(
    errors: &ErrorEnum,
    name: &TokenStream,
    flag: impl Fn(&ErrorVariant) -> bool,
) -> Option<TokenStream> {
    errors.variants.iter().any(&flag).then(|| {
        let arms = table(errors, |variant| {
            let value = flag(variant);
            Some(quote!(#value))
        });
        quote! {
            fn #name(&self) -> bool {
                match *self { #arms }
            }
        }
    })
}

/// The function that gives the codes of awsQuery; where no variant has one, the trait's own says so.
fn query_code(errors: &ErrorEnum) -> Option<TokenStream> {
    let has_one = |variant: &ErrorVariant| variant.query_code.is_some();
    errors.variants.iter().any(has_one).then(|| {
        let arms = table(errors, |variant| {
            let code = variant.query_code.as_ref()?;
            Some(quote!(__aws::Some(#code)))
        });
        quote! {
            fn query_code(&self) -> __aws::Option<&'static str> {
                match *self { #arms }
            }
        }
    })
}

/// Which codes have a message that must not be shown.
fn hides_message(errors: &ErrorEnum) -> TokenStream {
    let arms: Vec<_> = errors
        .variants
        .iter()
        .filter_map(|variant| {
            let code = &variant.code;
            match &variant.members {
                ErrorMembers::Named(all) if all.iter().any(Member::is_secret_message) => {
                    Some(quote!(#code => true,))
                }
                ErrorMembers::Shape(ty) => {
                    let shape = quote_spanned!(types::place(ty)=> <#ty as __aws::ErrorShape>);
                    Some(quote!(#code => #shape::HIDES_MESSAGE,))
                }
                ErrorMembers::Named(_) | ErrorMembers::None => None,
            }
        })
        .collect();
    if arms.is_empty() {
        return TokenStream::new();
    }
    quote! {
        fn hides_message(__code: &str) -> bool {
            match __code {
                #(#arms)*
                _ => false,
            }
        }
    }
}
