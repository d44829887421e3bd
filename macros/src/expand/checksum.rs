//! The checksums of requests and replies.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::check::header_of;
use crate::model::Operation;

/// Statements for what depends on the finished body and headers.
pub(crate) fn statements(operation: &Operation) -> Option<TokenStream> {
    let checksum = operation.checksum.as_ref()?;
    let members = &operation.structure.members;
    let span = Span::call_site().located_at(checksum.span);
    let has_request = checksum.request_algorithm.is_some() || checksum.required.is_some();
    let of_request = has_request.then(|| {
        let member = checksum.request_algorithm.as_ref();
        let header = member
            .and_then(|name| header_of(members, name))
            .map_or_else(
                || quote!(__aws::None),
                |header| quote!(__aws::Some(#header)),
            );
        let required = checksum.required.is_some();
        quote!(__aws::RequestEncoder::checksum(__request, #header, #required)?;)
    });
    let mode = checksum.validation_mode.as_ref();
    let of_reply = mode
        .and_then(|name| header_of(members, name))
        .map(|header| quote!(__aws::RequestEncoder::ask_for_checksum(__request, #header);));
    let needs = quote_spanned!(span=> __aws::needs_checksums!(););
    Some(quote!(#needs #of_reply #of_request))
}

/// The constant that says which checksums of replies are verified.
pub(crate) fn of_replies(operation: &Operation) -> Option<TokenStream> {
    let checksum = operation.checksum.as_ref()?;
    let name = checksum.validation_mode.as_ref()?;
    let mode = header_of(&operation.structure.members, name)?;
    let algorithms = checksum.response_algorithms.as_ref().map_or_else(
        || quote!(__aws::None),
        |(_, algorithms)| quote!(__aws::Some(&[#(#algorithms),*])),
    );
    Some(quote! {
        const RESPONSE_CHECKSUM: __aws::Option<__aws::ResponseChecksum> =
            __aws::Some(__aws::ResponseChecksum { mode: #mode, algorithms: #algorithms });
    })
}
