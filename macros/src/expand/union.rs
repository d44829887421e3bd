//! Unions: an object with exactly one member.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use crate::expand::members::format_path;
use crate::expand::structure::document_name;
use crate::expand::{bounded, debug, serialize, xml};
use crate::model::{Halves, Union};
use crate::types;

/// Reading and writing.
pub(crate) fn expand(union: &Union, halves: Halves) -> TokenStream {
    let Some(unknown) = &union.unknown else {
        return TokenStream::new();
    };
    let unknown = &unknown.ident;
    let is_written = union.item.is_written(halves);
    let write = is_written.then(|| write(union, unknown));
    let read = union
        .item
        .is_read(halves)
        .then(|| read(union, unknown, is_written));
    let debug = debug::union(union);
    let name = document_name(&union.item);
    let ident = &union.item.ident;
    let (impl_generics, ty_generics, where_clause) = union.item.generics.split_for_impl();
    quote! {
        #write
        #read
        #[automatically_derived]
        impl #impl_generics __aws::Shape for #ident #ty_generics #where_clause {
            type Form = __aws::UnionForm;
            const NAME: &'static str = #name;
        }
        #debug
    }
}

fn write(union: &Union, unknown: &syn::Ident) -> TokenStream {
    let name = union.item.ident.to_string();
    let generics = bounded(&union.item.generics, &quote!(__aws::Serialize));
    let arms = union.variants.iter().map(|variant| {
        let ident = &variant.ident;
        let wire_name = &variant.wire_name;
        let place = types::place(&variant.ty);
        let value = types::placed_at(&variant.ty, quote!(__value));
        let write = match (variant.timestamp, xml::variant(variant)) {
            (None, Some(words)) => {
                let function = quote_spanned!(place=> __aws::write_annotated_union);
                quote!(#function(__serializer, #wire_name, #words, #value))
            }
            (None, None) => {
                let function = quote_spanned!(place=> __aws::write_union);
                quote!(#function(__serializer, #wire_name, #value))
            }
            (Some(format), _) => {
                let function = quote_spanned!(place=> __aws::write_union_as);
                let format = format_path(format);
                quote!(#function(__serializer, #wire_name, #value, #format))
            }
        };
        quote!(Self::#ident(__value) => #write,)
    });
    serialize::implementation(
        &union.item,
        &generics,
        &quote! {
            match self {
                #(#arms)*
                Self::#unknown(__name) => __aws::Err(__aws::unknown_union_member(#name, __name)),
            }
        },
    )
}

fn read(union: &Union, unknown: &syn::Ident, is_written: bool) -> TokenStream {
    let ident = &union.item.ident;
    let (_, ty_generics, _) = union.item.generics.split_for_impl();
    let generics = bounded(&union.item.generics, &quote!(__aws::DeserializeOwned));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let mut deserialize_generics = generics.clone();
    deserialize_generics
        .params
        .insert(0, syn::parse_quote!('__de));
    let (deserialize_impl_generics, _, _) = deserialize_generics.split_for_impl();
    let names = union.variants.iter().enumerate().map(|(index, variant)| {
        let name = &variant.wire_name;
        let index = Literal::usize_suffixed(index);
        quote!(#name => __aws::Some(#index),)
    });
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let name = &variant.wire_name;
        let index = Literal::usize_suffixed(index);
        let ty = &variant.ty;
        let place = types::place(ty);
        let (function, reader) = match xml::variant(variant) {
            Some(words) => (
                quote_spanned!(place=> __aws::AnnotatedReader::optional_value::<#ty>),
                quote!(__aws::MemberReader::annotated(__members, #words)),
            ),
            None => (
                quote_spanned!(place=> __aws::MemberReader::optional_value::<#ty>),
                quote!(__members),
            ),
        };
        quote!(#index => __aws::Option::map(#function(#reader, #name)?, Self::#ident),)
    });
    // Writing asks for timestamps.
    let timestamps = union
        .variants
        .iter()
        .filter(|variant| !is_written && variant.timestamp.is_some())
        .map(|variant| {
            let ty = &variant.ty;
            let function = quote_spanned!(types::place(ty)=> __aws::expect_timestamps::<#ty>);
            quote!(#function();)
        });
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::FromUnion for #ident #ty_generics #where_clause {
            fn index(__name: &str) -> __aws::Option<usize> {
                match __name {
                    #(#names)*
                    _ => __aws::None,
                }
            }
            fn read<'__de, __A: __aws::MapAccess<'__de>>(
                __index: usize,
                __members: &mut __aws::MemberReader<'__de, __A>,
            ) -> __aws::Result<__aws::Option<Self>, __A::Error> {
                #(#timestamps)*
                __aws::Ok(match __index {
                    #(#arms)*
                    _ => __aws::None,
                })
            }
            fn unknown(__name: __aws::String) -> Self {
                Self::#unknown(__name)
            }
        }
        #[automatically_derived]
        impl #deserialize_impl_generics __aws::Deserialize<'__de> for #ident #ty_generics #where_clause {
            fn deserialize<__D: __aws::Deserializer<'__de>>(
                __deserializer: __D,
            ) -> __aws::Result<Self, __D::Error> {
                __aws::deserialize_union(__deserializer)
            }
        }
    }
}
