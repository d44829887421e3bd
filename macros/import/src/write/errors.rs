//! The errors of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Writer, aws, deprecated, ident};
use crate::plan::{ErrorEnum, ErrorVariant, Notes};

impl Writer<'_> {
    pub(super) fn error_enum(&self, errors: &ErrorEnum) -> TokenStream {
        let fallback = format!("What [`{}`] fails with.", errors.operation);
        let uses_deprecated = errors.variants.iter().any(|variant| {
            variant.notes.deprecated || self.is_deprecated(variant.shape.as_deref())
        });
        let attributes = self.item_attributes(&Notes::default(), &fallback, uses_deprecated);
        let attribute = self.attribute("aws_error", Vec::new());
        let name = ident(&errors.ident);
        let variants = errors.variants.iter().map(|variant| self.variant(variant));
        quote! {
            #attributes
            #attribute
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants)*
            }
        }
    }

    fn variant(&self, variant: &ErrorVariant) -> TokenStream {
        // The struct has the documentation; repeating it for each operation would be most of what is written.
        let docs = match &variant.shape {
            Some(shape) => self.docs(&Notes::default(), &format!("See [`{shape}`].")),
            None => self.docs(&variant.notes, &format!("The error `{}`.", variant.code)),
        };
        let deprecated = deprecated(&variant.notes);
        let mut arguments = Vec::new();
        if variant.code != variant.ident {
            let code = &variant.code;
            arguments.push(quote!(code = #code));
        }
        if let Some(query_code) = &variant.query_code {
            arguments.push(quote!(query_code = #query_code));
        }
        let status = proc_macro2::Literal::u16_unsuffixed(variant.status);
        arguments.push(quote!(status = #status));
        // A throttled call can always be retried.
        if variant.retryable && !variant.throttling {
            arguments.push(quote!(retryable));
        }
        if variant.throttling {
            arguments.push(quote!(throttling));
        }
        let aws = aws(&arguments);
        let name = ident(&variant.ident);
        let shape = variant.shape.as_ref().map(|shape| {
            let shape = self.types.item(shape);
            quote!((#shape))
        });
        quote!(#docs #deprecated #aws #name #shape,)
    }
}
