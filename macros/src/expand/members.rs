//! Writing the members of a JSON object, and what reading and writing have in common.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::expand::xml;
use crate::model::{DefaultValue, Member, TimestampFormat};
use crate::types;

/// Statements that write the members through `__members`. `access` turns a member into an expression for a reference
/// to its value.
pub(crate) fn write<'a>(
    members: impl IntoIterator<Item = &'a Member>,
    access: impl Fn(&Member) -> TokenStream,
) -> TokenStream {
    // Attributes stand before elements.
    let (attributes, elements): (Vec<&Member>, Vec<&Member>) = members
        .into_iter()
        .partition(|member| member.modifiers.xml.attribute.is_some());
    attributes
        .into_iter()
        .chain(elements)
        .map(|member| {
            let name = &member.wire_name;
            let value = types::placed_at(&member.ty, access(member));
            let place = types::place(&member.ty);
            // A token that is not set is made.
            let is_optional =
                types::option(&member.ty).is_some() && member.modifiers.idempotency_token.is_none();
            let (function, format) = match (is_optional, &member.modifiers.timestamp) {
                (true, None) => (quote_spanned!(place=> write_optional), None),
                (false, None) => (quote_spanned!(place=> write), None),
                (true, Some((_, format))) => {
                    (quote_spanned!(place=> write_optional_as), Some(*format))
                }
                (false, Some((_, format))) => (quote_spanned!(place=> write_as), Some(*format)),
            };
            let format = format.map(format_path).into_iter();
            let Some(words) = xml::member(member) else {
                let function = quote_spanned!(place=> __aws::MemberWriter::#function);
                return quote!(#function(__members, #name, #value #(, #format)*););
            };
            let function = quote_spanned!(place=> __aws::AnnotatedWriter::#function);
            let attribute = member.modifiers.xml.attribute.is_some().then(|| {
                let ty = types::value(&member.ty);
                quote_spanned!(place=> __aws::expect_attribute::<#ty>();)
            });
            quote! {
                #attribute
                #function(__aws::MemberWriter::annotated(__members, #words), #name, #value #(, #format)*);
            }
        })
        .collect()
}

/// Statements that ask for timestamps in the types of the members that are given a format for them.
pub(crate) fn expect_timestamps<'a>(members: impl Iterator<Item = &'a Member>) -> TokenStream {
    members
        .filter(|member| member.modifiers.timestamp.is_some())
        .map(|member| {
            let value = types::value(&member.ty);
            let place = types::place(&member.ty);
            quote_spanned!(place=> __aws::expect_timestamps::<#value>();)
        })
        .collect()
}

/// The format of the timestamps in a member: its own, or the one of the place where it goes.
pub(crate) fn timestamp_format(member: &Member, of_place: TimestampFormat) -> TokenStream {
    format_path(
        member
            .modifiers
            .timestamp
            .as_ref()
            .map_or(of_place, |(_, format)| *format),
    )
}

/// The format, as the runtime names it.
pub(crate) fn format_path(format: TimestampFormat) -> TokenStream {
    match format {
        TimestampFormat::EpochSeconds => quote!(__aws::TimestampFormat::EpochSeconds),
        TimestampFormat::DateTime => quote!(__aws::TimestampFormat::DateTime),
        TimestampFormat::HttpDate => quote!(__aws::TimestampFormat::HttpDate),
    }
}

/// The value of a member that is left out, if it has one.
pub(crate) fn default_value(member: &Member) -> Option<TokenStream> {
    let (_, default) = member.modifiers.default.as_ref()?;
    let ty = &member.ty;
    Some(match default {
        DefaultValue::Trait => {
            quote_spanned!(types::place(ty)=> <#ty as __aws::Default>::default())
        }
        DefaultValue::Expression(expression) if types::is_plain(ty) => quote!(#expression),
        DefaultValue::Expression(expression) => quote!(__aws::From::from(#expression)),
    })
}
