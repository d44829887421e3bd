//! The checksums of operations.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Checksum;

pub(super) fn checksum(checksum: &Checksum) -> TokenStream {
    let mut words = Vec::new();
    if let Some(field) = &checksum.request_algorithm {
        words.push(quote!(request_algorithm = #field));
    }
    if checksum.required {
        words.push(quote!(required));
    }
    if let Some(field) = &checksum.request_validation_mode {
        let algorithms = &checksum.response_algorithms;
        words.push(quote!(request_validation_mode = #field));
        words.push(quote!(response_algorithms(#(#algorithms),*)));
    }
    quote!(checksum(#(#words),*))
}
