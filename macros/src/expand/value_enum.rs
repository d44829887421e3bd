//! Open enums of strings and integers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Halves, Item, Value, ValueEnum, ValueKind};

/// Conversions, `Display`, reading and writing.
pub(crate) fn expand(values: &ValueEnum, halves: Halves) -> TokenStream {
    type Half = fn(&Item) -> TokenStream;
    let Some(unknown) = &values.unknown else {
        return TokenStream::new();
    };
    let item = &values.item;
    let (own, write, read): (TokenStream, Half, Half) = match values.kind {
        ValueKind::Text => (text(values, &unknown.ident), write_text, read_text),
        ValueKind::Integer => (integer(values, &unknown.ident), write_integer, read_integer),
    };
    let write = item.is_written(halves).then(|| write(item));
    let read = item.is_read(halves).then(|| read(item));
    quote!(#own #write #read)
}

/// For an enum with mistakes: what is called on it, without knowing how to do it.
pub(crate) fn stub(values: &ValueEnum) -> TokenStream {
    let ident = &values.item.ident;
    let visibility = &values.item.visibility;
    let (getter, value) = match values.kind {
        ValueKind::Text => (quote!(as_str), quote!(&str)),
        ValueKind::Integer => (quote!(as_i32), quote!(i32)),
    };
    let conversions = match values.kind {
        ValueKind::Text => vec![quote!(&str), quote!(__aws::String)],
        ValueKind::Integer => vec![quote!(i32)],
    };
    let (impl_generics, ty_generics, where_clause) = values.item.generics.split_for_impl();
    quote! {
        #[allow(dead_code)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #visibility fn #getter(&self) -> #value {
                __aws::stub()
            }
        }
        #(
            impl #impl_generics __aws::From<#conversions> for #ident #ty_generics #where_clause {
                fn from(_: #conversions) -> Self {
                    __aws::stub()
                }
            }
        )*
        impl #impl_generics __aws::Display for #ident #ty_generics #where_clause {
            fn fmt(&self, _: &mut __aws::Formatter<'_>) -> __aws::FmtResult {
                __aws::stub()
            }
        }
        impl #impl_generics __aws::ToText for #ident #ty_generics #where_clause {
            fn write(&self, _: __aws::TimestampFormat, _: &mut __aws::String) {
                __aws::stub()
            }
        }
        impl #impl_generics __aws::FromText for #ident #ty_generics #where_clause {
            fn read(_: &str) -> __aws::Option<Self> {
                __aws::stub()
            }
        }
    }
}

fn text(values: &ValueEnum, unknown: &syn::Ident) -> TokenStream {
    let ident = &values.item.ident;
    let visibility = &values.item.visibility;
    let (variants, texts): (Vec<_>, Vec<_>) = values
        .variants
        .iter()
        .filter_map(|variant| match &variant.value {
            Value::Text(text) => Some((&variant.ident, text)),
            Value::Integer(_) => None,
        })
        .unzip();
    quote! {
        #[allow(dead_code)]
        impl #ident {
            /// The value as it is on the wire.
            #[must_use]
            #visibility fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#unknown(__value) => __value,
                }
            }

            fn __known(__value: &str) -> __aws::Option<Self> {
                match __value {
                    #(#texts => __aws::Some(Self::#variants),)*
                    _ => __aws::None,
                }
            }
        }
        #[automatically_derived]
        impl __aws::From<&str> for #ident {
            fn from(__value: &str) -> Self {
                Self::__known(__value)
                    .unwrap_or_else(|| Self::#unknown(__aws::From::from(__value)))
            }
        }
        #[automatically_derived]
        impl __aws::From<__aws::String> for #ident {
            fn from(__value: __aws::String) -> Self {
                Self::__known(&__value).unwrap_or_else(|| Self::#unknown(__value))
            }
        }
        #[automatically_derived]
        impl __aws::Display for #ident {
            fn fmt(&self, __f: &mut __aws::Formatter<'_>) -> __aws::FmtResult {
                __aws::Formatter::pad(__f, self.as_str())
            }
        }
        #[automatically_derived]
        impl __aws::Shape for #ident {
            type Form = __aws::TextForm;
        }
    }
}

fn write_text(item: &Item) -> TokenStream {
    let ident = &item.ident;
    quote! {
        #[automatically_derived]
        impl __aws::ToText for #ident {
            const IS_STRING: bool = true;
            fn write(&self, _: __aws::TimestampFormat, __out: &mut __aws::String) {
                __aws::String::push_str(__out, self.as_str());
            }
        }
        #[automatically_derived]
        impl __aws::Serialize for #ident {
            fn serialize<__S: __aws::Serializer>(
                &self,
                __serializer: __S,
            ) -> __aws::Result<__S::Ok, __S::Error> {
                __aws::Serializer::serialize_str(__serializer, self.as_str())
            }
        }
    }
}

fn read_text(item: &Item) -> TokenStream {
    let ident = &item.ident;
    quote! {
        #[automatically_derived]
        impl __aws::FromText for #ident {
            fn read(__text: &str) -> __aws::Option<Self> {
                __aws::Some(__aws::From::from(__text))
            }
        }
        #[automatically_derived]
        impl<'__de> __aws::Deserialize<'__de> for #ident {
            fn deserialize<__D: __aws::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __aws::Result<Self, __D::Error> {
                __aws::deserialize_text_enum(__deserializer)
            }
        }
    }
}

fn integer(values: &ValueEnum, unknown: &syn::Ident) -> TokenStream {
    let ident = &values.item.ident;
    let visibility = &values.item.visibility;
    let (variants, numbers): (Vec<_>, Vec<_>) = values
        .variants
        .iter()
        .filter_map(|variant| match variant.value {
            Value::Integer(number) => {
                Some((&variant.ident, proc_macro2::Literal::i32_suffixed(number)))
            }
            Value::Text(_) => None,
        })
        .unzip();
    quote! {
        #[allow(dead_code)]
        impl #ident {
            /// The value as it is on the wire.
            #[must_use]
            #visibility fn as_i32(&self) -> i32 {
                match self {
                    #(Self::#variants => #numbers,)*
                    Self::#unknown(__value) => *__value,
                }
            }
        }
        #[automatically_derived]
        impl __aws::From<i32> for #ident {
            fn from(__value: i32) -> Self {
                match __value {
                    #(#numbers => Self::#variants,)*
                    _ => Self::#unknown(__value),
                }
            }
        }
        #[automatically_derived]
        impl __aws::Display for #ident {
            fn fmt(&self, __f: &mut __aws::Formatter<'_>) -> __aws::FmtResult {
                __aws::Display::fmt(&self.as_i32(), __f)
            }
        }
    }
}

fn write_integer(item: &Item) -> TokenStream {
    let ident = &item.ident;
    quote! {
        #[automatically_derived]
        impl __aws::ToText for #ident {
            fn write(&self, __format: __aws::TimestampFormat, __out: &mut __aws::String) {
                __aws::ToText::write(&self.as_i32(), __format, __out);
            }
        }
        #[automatically_derived]
        impl __aws::Serialize for #ident {
            fn serialize<__S: __aws::Serializer>(
                &self,
                __serializer: __S,
            ) -> __aws::Result<__S::Ok, __S::Error> {
                __aws::Serializer::serialize_i32(__serializer, self.as_i32())
            }
        }
    }
}

fn read_integer(item: &Item) -> TokenStream {
    let ident = &item.ident;
    quote! {
        #[automatically_derived]
        impl __aws::FromText for #ident {
            fn read(__text: &str) -> __aws::Option<Self> {
                <i32 as __aws::FromText>::read(__text).map(__aws::From::from)
            }
        }
        #[automatically_derived]
        impl<'__de> __aws::Deserialize<'__de> for #ident {
            fn deserialize<__D: __aws::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __aws::Result<Self, __D::Error> {
                <i32 as __aws::Deserialize>::deserialize(__deserializer)
                    .map(<Self as __aws::From<i32>>::from)
            }
        }
    }
}
