//! Writing members into a message: headers and body, which requests and replies have in common.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::expand::members::{self, timestamp_format};
use crate::expand::xml;
use crate::model::{Binding, Member, TimestampFormat};
use crate::parse::is_framing;
use crate::types;

/// Statements that write into `__message` all members that go to headers and the body. `access` turns a member into an
/// expression for a reference to its value; `keeps_empty_object` asks for one in the body where no
/// member goes there.
pub(crate) fn message(
    all: &[Member],
    access: impl Fn(&Member) -> TokenStream,
    keeps_empty_object: bool,
) -> TokenStream {
    // The maps last: a header of a member's own wins.
    let is_map = |member: &&Member| matches!(member.binding, Binding::PrefixHeaders(_));
    let (maps, single): (Vec<&Member>, Vec<&Member>) = all.iter().partition(is_map);
    let headers = single
        .into_iter()
        .chain(maps)
        .filter_map(|member| header(member, &access));
    let body: Vec<&Member> = all
        .iter()
        .filter(|member| member.binding == Binding::Body)
        .collect();
    let payload = all
        .iter()
        .find(|member| member.binding == Binding::Payload)
        .map(|member| {
            let place = types::place(&member.ty);
            let value = types::placed_at(&member.ty, access(member));
            let function = quote_spanned!(place=> __aws::MessageEncoder::payload);
            let requires_length = member.modifiers.requires_length.is_some();
            if let Some(root) = xml::payload(member) {
                let function = quote_spanned!(place=> __aws::MessageEncoder::annotated_payload);
                return quote!(#function(__message, #value, #requires_length, #root)?;);
            }
            quote!(#function(__message, #value, #requires_length)?;)
        });
    // Where a map takes all headers, it would take the content type of the object too.
    let takes_all_headers =
        |member: &Member| member.binding == Binding::PrefixHeaders(String::new());
    let has_object = !body.is_empty()
        || keeps_empty_object && payload.is_none() && !all.iter().any(takes_all_headers);
    if has_object && body.is_empty() {
        return quote!(#(#headers)* #payload __aws::MessageEncoder::no_members(__message)?;);
    }
    let object = has_object.then(|| {
        let writes = members::write(body, &access);
        quote! {
            __aws::MessageEncoder::members(__message, |__members| {
                let _ = &__members;
                #writes
            })?;
        }
    });
    quote!(#(#headers)* #payload #object)
}

fn header(member: &Member, access: &impl Fn(&Member) -> TokenStream) -> Option<TokenStream> {
    let place = types::place(&member.ty);
    let value = types::placed_at(&member.ty, access(member));
    let is_secret = member.modifiers.sensitive.is_some();
    match &member.binding {
        // The length of a reply is the HTTP server's to write.
        Binding::Header(name) if is_framing(name) => None,
        Binding::Header(name) if member.modifiers.json_value.is_some() => {
            let function = quote_spanned!(place=> __aws::MessageEncoder::json_header);
            Some(quote!(#function(__message, #name, #value, #is_secret)?;))
        }
        Binding::Header(name) => {
            let function = quote_spanned!(place=> __aws::MessageEncoder::header);
            let format = timestamp_format(member, TimestampFormat::HttpDate);
            Some(quote!(#function(__message, #name, #value, #format, #is_secret)?;))
        }
        Binding::PrefixHeaders(prefix) => {
            let function = quote_spanned!(place=> __aws::MessageEncoder::prefix_headers);
            Some(quote!(#function(__message, #prefix, #value, #is_secret)?;))
        }
        _ => None,
    }
}

/// Names for local variables.
pub(crate) fn locals(prefix: &str, count: usize) -> Vec<Ident> {
    (0..count)
        .map(|index| format_ident!("{prefix}{index}", span = Span::mixed_site()))
        .collect()
}
