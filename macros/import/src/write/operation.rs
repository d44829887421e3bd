//! Operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Writer, ident};
use crate::plan::{Auth, Http, ItemType, Operation, Paginate};

impl Writer<'_> {
    fn paginate(&self, paginate: &Paginate) -> TokenStream {
        let Paginate { input, output, .. } = paginate;
        let more = paginate.more.as_ref().map(|more| quote!(, more = #more));
        let items = paginate.items.as_ref().map(|(items, item)| {
            let item = match item {
                ItemType::Value(ty, sparse) => self.types.inner(ty, *sparse),
                ItemType::Entry(ty, sparse) => {
                    let key = self.types.string();
                    let value = self.types.inner(ty, *sparse);
                    quote!((#key, #value))
                }
            };
            quote!(, items = #items, item = #item)
        });
        quote!(paginate(input = #input, output = #output #more #items))
    }

    pub(super) fn operation(&self, operation: &Operation) -> TokenStream {
        let mut arguments = Vec::new();
        if let Some(Http { method, uri }) = &operation.http {
            arguments.push(quote!(method = #method));
            arguments.push(quote!(uri = #uri));
        }
        if operation.name != operation.structure.ident {
            let name = &operation.name;
            arguments.push(quote!(name = #name));
        }
        if let Some(output) = &operation.output {
            let output = self.types.item(output);
            arguments.push(quote!(output = #output));
        }
        if let Some(error) = &operation.error {
            let error = self.types.item(error);
            arguments.push(quote!(error = #error));
        }
        let service = ident(&self.service.ident);
        arguments.push(quote!(service = #service));
        if let Some(auth) = operation.auth {
            let auth = match auth {
                Auth::None => "none",
                Auth::Bearer => "bearer",
                Auth::SigV4 => "sigv4",
                Auth::SigV4UnsignedBody => "sigv4-unsigned-body",
            };
            arguments.push(quote!(auth = #auth));
        }
        if let Some(endpoint) = &operation.endpoint {
            arguments.push(quote!(endpoint = #endpoint));
        }
        if !operation.headers.is_empty() {
            let names = operation.headers.iter().map(|(name, _)| name);
            let values = operation.headers.iter().map(|(_, value)| value);
            arguments.push(quote!(headers(#(#names = #values),*)));
        }
        if let Some(paginate) = &operation.paginate {
            arguments.push(self.paginate(paginate));
        }
        if operation.idempotent {
            arguments.push(quote!(idempotent));
        }
        if operation.never_replayed {
            arguments.push(quote!(idempotent = false));
        }
        if operation.no_input {
            arguments.push(quote!(no_input));
        }
        if let Some(checksum) = &operation.checksum {
            arguments.push(super::checksum::checksum(checksum));
        }
        if operation.checksum_required {
            arguments.push(quote!(checksum_required));
        }
        if operation.gzip {
            arguments.push(quote!(request_compression = "gzip"));
        }
        let uses_deprecated =
            self.is_deprecated(operation.output.as_deref()) || self.service.notes.deprecated;
        self.structure(
            &operation.structure,
            "aws_operation",
            arguments,
            &format!("The operation `{}`.", operation.name),
            uses_deprecated,
        )
    }
}
