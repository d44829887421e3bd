//! Reading and writing the members of a JSON object.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;

use crate::model::Member;
use crate::types;

/// Statements that write the members into the map `__map`. `access` turns a member into an expression for a reference
/// to its value.
pub(crate) fn write<'a>(
    members: impl IntoIterator<Item = &'a Member>,
    access: impl Fn(&Member) -> TokenStream,
) -> TokenStream {
    members
        .into_iter()
        .map(|member| {
            let name = &member.wire_name;
            let value = types::placed_at(&member.ty, access(member));
            let function = if types::option(&member.ty).is_some() {
                quote_spanned!(types::place(&member.ty)=> __aws::write_optional_member)
            } else {
                quote_spanned!(types::place(&member.ty)=> __aws::write_member)
            };
            quote!(#function(__map, #name, #value)?;)
        })
        .collect()
}

/// The body of `FromMembers::read`: reads the members out of `__members`, then evaluates to `Ok` of what `construct` makes of
/// the local variables that hold them.
pub(crate) fn read(
    members: &[&Member],
    construct: impl FnOnce(&[Ident]) -> TokenStream,
) -> TokenStream {
    let locals: Vec<Ident> = (0..members.len())
        .map(|index| format_ident!("__member{index}", span = Span::mixed_site()))
        .collect();
    let declarations = members.iter().zip(&locals).map(|(member, local)| {
        let ty = stored(member);
        quote!(let mut #local: #ty = __aws::None;)
    });
    let names = members.iter().enumerate().map(|(index, member)| {
        let name = &member.wire_name;
        let index = index_literal(index);
        quote!(#name => __aws::Some(#index),)
    });
    let arms = members
        .iter()
        .zip(&locals)
        .enumerate()
        .map(|(index, (member, local))| {
            let name = &member.wire_name;
            let index = index_literal(index);
            let value = types::value(&member.ty);
            let function =
                quote_spanned!(types::place(&member.ty)=> __aws::MemberReader::value::<#value>);
            quote!(#index => #local = #function(__members, #name)?,)
        });
    let required = members
        .iter()
        .zip(&locals)
        .filter(|(member, _)| types::option(&member.ty).is_none())
        .map(|(member, local)| {
            let name = &member.wire_name;
            quote!(let #local = __aws::required(#local, #name)?;)
        });
    let built = construct(&locals);
    quote! {
        #(#declarations)*
        while let __aws::Some(__index) = __members.next(|__name| match __name {
            #(#names)*
            _ => __aws::None,
        })? {
            match __index {
                #(#arms)*
                _ => {}
            }
        }
        #(#required)*
        __aws::Ok(#built)
    }
}

/// The type of the variable that holds a member while the object is read.
fn stored(member: &Member) -> TokenStream {
    let ty: &Type = &member.ty;
    if types::option(ty).is_some() {
        quote!(#ty)
    } else {
        quote!(__aws::Option<#ty>)
    }
}

fn index_literal(index: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_suffixed(index)
}
