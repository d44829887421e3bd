//! Reading the members of a JSON object.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::expand::members::default_value;
use crate::expand::xml;
use crate::model::{DefaultValue, Member};
use crate::types;

/// What the members become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// The fields of `Self`.
    Structure,
    /// A tuple.
    Tuple,
}

impl Whole {
    /// The whole of these values.
    fn of(self, members: &[&Member], values: impl Iterator<Item = TokenStream>) -> TokenStream {
        match self {
            Self::Structure => {
                let idents = members.iter().map(|member| &member.ident);
                quote!(Self { #(#idents: #values,)* })
            }
            Self::Tuple => quote!((#(#values,)*)),
        }
    }

    /// A member of `__value`.
    fn member(self, index: usize, member: &Member) -> TokenStream {
        match self {
            Self::Structure => {
                let ident = &member.ident;
                quote!(__value.#ident)
            }
            Self::Tuple => {
                let index = Literal::usize_unsuffixed(index);
                quote!(__value.#index)
            }
        }
    }
}

/// The body of `FromMembers::read`: reads the members out of `__members`, then evaluates to `Ok` of the whole.
///
/// The compiler checks each variable and each branch of it, for thousands of types in a large service. So there is one
/// variable, the whole, where every member has a value from the start, and one question mark for all members.
pub(crate) fn read(members: &[&Member], whole: Whole) -> TokenStream {
    let is_whole = members.iter().all(|member| {
        let default = member.modifiers.default.as_ref();
        types::option(&member.ty).is_some()
            // An expression is evaluated only where its value is wanted.
            || default.is_some_and(|(_, default)| matches!(default, DefaultValue::Trait))
    });
    if is_whole {
        read_in_place(members, whole)
    } else {
        read_apart(members, whole)
    }
}

/// Reads each member where it stays.
fn read_in_place(members: &[&Member], whole: Whole) -> TokenStream {
    let initial = members.iter().map(|member| {
        if types::option(&member.ty).is_some() {
            quote!(__aws::None)
        } else {
            default_value(member).unwrap_or_default()
        }
    });
    let initial = whole.of(members, initial);
    let arms = members.iter().enumerate().map(|(index, member)| {
        let value = types::value(&member.ty);
        let place = types::place(&member.ty);
        let function = if types::option(&member.ty).is_some() {
            quote_spanned!(place=> read_optional::<#value>)
        } else {
            quote_spanned!(place=> read_over::<#value>)
        };
        arm(index, member, &function, &whole.member(index, member))
    });
    let all = read_all(members, arms);
    let mutable = (!members.is_empty()).then(|| quote!(mut));
    quote! {
        let #mutable __value = #initial;
        #all
        __aws::Ok(__value)
    }
}

/// Reads each member into a variable of its own, and looks afterwards whether it was there.
fn read_apart(members: &[&Member], whole: Whole) -> TokenStream {
    let locals: Vec<Ident> = (0..members.len())
        .map(|index| format_ident!("__member{index}", span = Span::mixed_site()))
        .collect();
    let declarations = members.iter().zip(&locals).map(|(member, local)| {
        let ty = stored(member);
        quote!(let mut #local: #ty = __aws::None;)
    });
    let arms = members
        .iter()
        .zip(&locals)
        .enumerate()
        .map(|(index, (member, local))| {
            let value = types::value(&member.ty);
            let place = types::place(&member.ty);
            let function = if member.is_optional() {
                quote_spanned!(place=> read_optional::<#value>)
            } else {
                quote_spanned!(place=> read::<#value>)
            };
            arm(index, member, &function, &quote!(#local))
        });
    let all = read_all(members, arms);
    let required = members
        .iter()
        .zip(&locals)
        .filter(|(member, _)| types::option(&member.ty).is_none())
        .map(|(member, local)| {
            if let Some(default) = default_value(member) {
                return quote!(let #local = __aws::Option::unwrap_or_else(#local, || #default););
            }
            // A flattened list that is empty is nothing at all on the wire.
            if member.modifiers.xml.flattened.is_some() && types::is_collection(&member.ty) {
                return quote!(let #local = __aws::Option::unwrap_or_default(#local););
            }
            let name = &member.wire_name;
            quote!(let #local = __aws::MemberReader::required(__members, #local, #name)?;)
        });
    let built = whole.of(members, locals.iter().map(|local| quote!(#local)));
    quote! {
        #(#declarations)*
        #all
        #(#required)*
        __aws::Ok(#built)
    }
}

/// The loop over the members that are there.
fn read_all(members: &[&Member], arms: impl Iterator<Item = TokenStream>) -> TokenStream {
    let names = members.iter().map(|member| xml::table_name(member));
    quote! {
        while let __aws::Some(__index) = __members.next(&[#(#names),*])? {
            match __index {
                #(#arms)*
                _ => __aws::Ok(()),
            }?;
        }
    }
}

fn arm(index: usize, member: &Member, function: &TokenStream, slot: &TokenStream) -> TokenStream {
    let name = &member.wire_name;
    let index = Literal::usize_suffixed(index);
    let place = types::place(&member.ty);
    if let Some(words) = xml::member(member) {
        let reader = quote!(__aws::MemberReader::annotated(__members, #words));
        let function = quote_spanned!(place=> __aws::AnnotatedReader::#function);
        return quote!(#index => #function(#reader, #name, &mut #slot),);
    }
    let function = quote_spanned!(place=> __aws::MemberReader::#function);
    quote!(#index => #function(__members, #name, &mut #slot),)
}

/// The type of the variable that holds a member while the object is read.
fn stored(member: &Member) -> TokenStream {
    let ty = &member.ty;
    if types::option(ty).is_some() {
        quote!(#ty)
    } else {
        quote!(__aws::Option<#ty>)
    }
}
