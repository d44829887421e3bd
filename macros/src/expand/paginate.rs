//! Operations that come in pages.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;

use crate::case;
use crate::check;
use crate::expand::bounded_in_body;
use crate::model::Operation;
use crate::types;

/// The impls of `Paginated` and `PaginatedItems`.
pub(crate) fn expand(operation: &Operation) -> TokenStream {
    let Some(paginate) = &operation.paginate else {
        return TokenStream::new();
    };
    let Some(member) = check::token(operation) else {
        return TokenStream::new();
    };
    let item = &operation.structure.item;
    let ident = &item.ident;
    let generics = bounded_in_body(&operation.structure, &quote!(__aws::Serialize));
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let token = types::value(&member.ty);
    let field = &member.ident;
    let output = field_of_output(&paginate.output);
    // Where a member has the wrong type, the error is shown at the word that names it.
    let place = Span::call_site().located_at(output.span());
    let mut to_token =
        quote_spanned!(place=> __aws::ToPageToken::<#token>::to_token(&__output.#output));
    if let Some(more) = &paginate.more {
        let more = field_of_output(more);
        let place = Span::call_site().located_at(more.span());
        let says_more = quote_spanned!(place=> __aws::SaysMore::says_more(&__output.#more));
        to_token = quote!(if #says_more { #to_token } else { __aws::None });
    }
    let items = paginate.items.as_ref().map(|(items, item)| {
        let items = field_of_output(items);
        let place = Span::call_site().located_at(items.span());
        let into_items =
            quote_spanned!(place=> __aws::IntoItems::<#item>::into_items(__output.#items));
        quote! {
            #[automatically_derived]
            impl #impl_generics __aws::PaginatedItems for #ident #ty_generics #where_clause {
                type Item = #item;
                fn items(__output: Self::Output) -> __aws::Vec<#item> {
                    #into_items
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __aws::Paginated for #ident #ty_generics #where_clause {
            type Token = #token;
            fn next_token(__output: &Self::Output) -> __aws::Option<#token> {
                #to_token
            }
            fn set_token(&mut self, __token: #token) {
                self.#field = __aws::Some(__token);
            }
        }
        #items
    }
}

/// The field of the output: by its name, or by its wire name in camel or Pascal case.
fn field_of_output(name: &LitStr) -> Ident {
    let field = case::field(&name.value());
    syn::parse_str(&field).map_or_else(
        |_| Ident::new_raw(&field, name.span()),
        |mut ident: Ident| {
            ident.set_span(name.span());
            ident
        },
    )
}
