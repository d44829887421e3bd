//! Enums of values, and unions.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::variant_names;
use super::{Writer, aws, deprecated, ident, shape_arguments, timestamp, xml};
use crate::case::Case;
use crate::plan::{Notes, Union, UnionVariant, ValueEnum};

impl Writer<'_> {
    pub(super) fn value_enum(&self, values: &ValueEnum) -> TokenStream {
        let fallback = format!("The values of `{}`.", values.shape);
        let attributes = self.item_attributes(&values.notes, &fallback, false);
        let idents = values.variants.iter().map(|variant| variant.ident.as_str());
        let lints = variant_names(&values.ident, idents);
        let case = values.rename_all;
        let arguments = shape_arguments(values.only_in);
        let attribute = self.shape_attribute(arguments, case, Case::Pascal);
        let name = ident(&values.ident);
        let variants = values.variants.iter().map(|variant| {
            let docs = self.docs(&Notes::default(), &code(&variant.value));
            let value = &variant.value;
            let is_renamed = case.of_variant(&variant.ident) != *value;
            let aws = is_renamed.then(|| quote!(#[aws(rename = #value)]));
            let name = ident(&variant.ident);
            quote!(#docs #aws #name,)
        });
        let unknown = self.unknown("A value that the service added later.");
        quote! {
            #attributes
            #lints
            #attribute
            #[derive(Clone, Debug, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                #unknown
            }
        }
    }

    pub(super) fn union(&self, union: &Union) -> TokenStream {
        let fallback = format!("The union `{}`.", union.shape);
        let variants = &union.variants;
        let uses_deprecated = variants
            .iter()
            .any(|variant| variant.notes.deprecated || self.is_deprecated(variant.ty.item()));
        let attributes = self.item_attributes(&union.notes, &fallback, uses_deprecated);
        let idents = variants.iter().map(|variant| variant.ident.as_str());
        let lints = variant_names(&union.ident, idents);
        let mut arguments = shape_arguments(union.only_in);
        arguments.extend(xml::root(&union.xml));
        let attribute = self.shape_attribute(arguments, union.rename_all, Case::Camel);
        let derive = if variants.iter().any(|variant| variant.sensitive) {
            quote!(#[derive(Clone)])
        } else {
            quote!(#[derive(Clone, Debug)])
        };
        let name = ident(&union.ident);
        let variants = variants
            .iter()
            .map(|variant| self.union_variant(variant, union.rename_all));
        let unknown = self.unknown("The name of a member that the service added later.");
        quote! {
            #attributes
            #lints
            #attribute
            #derive
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
                #unknown
            }
        }
    }

    fn union_variant(&self, variant: &UnionVariant, case: Case) -> TokenStream {
        let docs = self.docs(&variant.notes, &format!("The member `{}`.", variant.member));
        let deprecated = deprecated(&variant.notes);
        let mut arguments = Vec::new();
        if case.of_variant(&variant.ident) != variant.wire_name {
            let name = &variant.wire_name;
            arguments.push(quote!(rename = #name));
        }
        arguments.extend(xml::traits(&variant.xml));
        arguments.extend(variant.timestamp.map(timestamp));
        if variant.sensitive {
            arguments.push(quote!(sensitive));
        }
        let aws = aws(&arguments);
        let name = ident(&variant.ident);
        let ty = self.types.boxed(&variant.ty, variant.boxed);
        quote!(#docs #deprecated #aws #name(#ty),)
    }

    fn shape_attribute(
        &self,
        mut arguments: Vec<TokenStream>,
        case: Case,
        default: Case,
    ) -> TokenStream {
        if case != default {
            let case = case.name();
            arguments.push(quote!(rename_all = #case));
        }
        self.attribute("aws_shape", arguments)
    }

    /// The catch-all.
    fn unknown(&self, docs: &str) -> TokenStream {
        let docs = self.docs(&Notes::default(), docs);
        let string = self.types.string();
        quote! {
            #docs
            #[aws(unknown)]
            Unknown(#string),
        }
    }
}

/// A value in a doc comment.
pub(crate) fn code(value: &str) -> String {
    if value.trim().is_empty() {
        format!("{value:?}, the blank value.")
    } else if value.contains('`') {
        format!("`` {value} ``")
    } else {
        format!("`{value}`")
    }
}
