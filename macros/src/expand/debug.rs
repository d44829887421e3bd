//! A `Debug` that prints `[redacted]` for what is marked sensitive. Only items with such a mark get one: all others
//! derive theirs.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::expand::bounded;
use crate::model::{ErrorEnum, ErrorMembers, Item, Member, Structure, Union};
use crate::types;

/// For a struct.
pub(crate) fn structure(structure: &Structure) -> TokenStream {
    let Some(mark) = first_mark(&structure.members) else {
        return TokenStream::new();
    };
    let name = structure.item.ident.unraw().to_string();
    let fields = structure.members.iter().map(|member| {
        let ident = &member.ident;
        field(member, &quote!(&self.#ident))
    });
    debug_impl(
        &structure.item,
        mark,
        &quote! {
            __aws::Formatter::debug_struct(__f, #name)
                #(#fields)*
                .finish()
        },
    )
}

/// For a union.
pub(crate) fn union(union: &Union) -> TokenStream {
    let Some(mark) = union_mark(union) else {
        return TokenStream::new();
    };
    let arms = union.variants.iter().map(|variant| {
        let ident = &variant.ident;
        let name = ident.unraw().to_string();
        let shown = if variant.sensitive.is_some() {
            quote!(&__aws::Redacted)
        } else {
            types::placed_at(&variant.ty, quote!(__value))
        };
        quote! {
            Self::#ident(__value) => {
                let _ = __value;
                __aws::Formatter::debug_tuple(__f, #name).field(#shown).finish()
            }
        }
    });
    let unknown = union.unknown.as_ref().map(|unknown| {
        let ident = &unknown.ident;
        let name = ident.unraw().to_string();
        quote! {
            Self::#ident(__name) => {
                __aws::Formatter::debug_tuple(__f, #name).field(__name).finish()
            }
        }
    });
    debug_impl(
        &union.item,
        mark,
        &quote!(match self { #(#arms)* #unknown }),
    )
}

/// For an enum of errors.
pub(crate) fn error_enum(errors: &ErrorEnum) -> TokenStream {
    let Some(mark) = error_mark(errors) else {
        return TokenStream::new();
    };
    let arms = errors.variants.iter().map(|variant| {
        let ident = &variant.ident;
        let name = ident.unraw().to_string();
        match &variant.members {
            ErrorMembers::None => quote! {
                Self::#ident { .. } => __aws::Formatter::write_str(__f, #name),
            },
            ErrorMembers::Shape(ty) => {
                let value = types::placed_at(ty, quote!(__shape));
                quote! {
                    Self::#ident(__shape) => {
                        __aws::Formatter::debug_tuple(__f, #name).field(#value).finish()
                    }
                }
            }
            ErrorMembers::Named(members) => {
                let idents: Vec<_> = members.iter().map(|member| &member.ident).collect();
                let locals: Vec<_> = (0..members.len())
                    .map(|index| format_ident!("__member{index}"))
                    .collect();
                let fields = members
                    .iter()
                    .zip(&locals)
                    .map(|(member, local)| field(member, &quote!(#local)));
                quote! {
                    Self::#ident { #(#idents: #locals),* } => {
                        #(let _ = #locals;)*
                        __aws::Formatter::debug_struct(__f, #name)
                            #(#fields)*
                            .finish()
                    }
                }
            }
        }
    });
    debug_impl(&errors.item, mark, &quote!(match self { #(#arms)* }))
}

/// For an item with mistakes.
pub(crate) fn stub(item: &Item, mark: Option<Span>) -> TokenStream {
    mark.map_or_else(TokenStream::new, |mark| {
        debug_impl(item, mark, &quote!(__aws::stub()))
    })
}

/// The first mark `sensitive` among the members.
pub(crate) fn first_mark(members: &[Member]) -> Option<Span> {
    members.iter().find_map(Member::sensitive)
}

/// The first mark `sensitive` in a union.
pub(crate) fn union_mark(union: &Union) -> Option<Span> {
    union.variants.iter().find_map(|variant| variant.sensitive)
}

/// The first mark `sensitive` in an enum of errors.
pub(crate) fn error_mark(errors: &ErrorEnum) -> Option<Span> {
    errors
        .variants
        .iter()
        .find_map(|variant| match &variant.members {
            ErrorMembers::Named(members) => first_mark(members),
            ErrorMembers::None | ErrorMembers::Shape(_) => None,
        })
}

fn field(member: &Member, value: &TokenStream) -> TokenStream {
    let name = member.ident.unraw().to_string();
    if member.modifiers.sensitive.is_some() {
        quote!(.field(#name, &__aws::Redacted))
    } else {
        let value = types::placed_at(&member.ty, value.clone());
        quote!(.field(#name, #value))
    }
}

/// The impl stands at the mark: where the item has a `Debug` of its own too, the compiler shows both places.
fn debug_impl(item: &Item, mark: Span, body: &TokenStream) -> TokenStream {
    let mark = Span::call_site().located_at(mark);
    let mut ident = item.ident.clone();
    ident.set_span(ident.span().located_at(mark));
    let generics = bounded(&item.generics, &quote!(__aws::Debug));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote_spanned! {mark=>
        #[automatically_derived]
        impl #impl_generics __aws::Debug for #ident #ty_generics #where_clause {
            fn fmt(&self, __f: &mut __aws::Formatter<'_>) -> __aws::FmtResult {
                #body
            }
        }
    }
}
