//! `checksum(request_algorithm = "checksum_algorithm", required)`, and
//! `checksum(request_validation_mode = "checksum_mode", response_algorithms("CRC32", ...))`.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Ident, LitStr};

use crate::context::Context;
use crate::keys;
use crate::model::Checksum;
use crate::parse::entries::{
    Keys, Slot, flag, parenthesized, parse_entries, parse_list, text, unexpected,
};

/// The algorithms that the runtime has, by their names in models.
const ALGORITHMS: [&str; 6] = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512"];

const EXAMPLE: &str = "request_algorithm = \"checksum_algorithm\"";

/// Reads the list in parentheses.
pub(crate) fn checksum(
    context: &Context,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Option<Checksum>> {
    let tokens = parenthesized(key, input, EXAMPLE)?;
    let mut request_algorithm: Slot<LitStr> = Slot::empty();
    let mut required: Slot<()> = Slot::empty();
    let mut validation_mode: Slot<LitStr> = Slot::empty();
    let mut response_algorithms: Slot<Vec<LitStr>> = Slot::empty();
    let known = [
        keys::REQUEST_ALGORITHM,
        keys::REQUIRED,
        keys::REQUEST_VALIDATION_MODE,
        keys::RESPONSE_ALGORITHMS,
    ];
    let keys = Keys::new("in `checksum(...)`", &known);
    let mut is_empty = true;
    let has_keys = parse_entries(context, tokens, &keys, |key, input| {
        is_empty = false;
        match key.to_string().as_str() {
            keys::REQUEST_ALGORITHM => {
                request_algorithm.set(context, key, text(key, input, "\"checksum_algorithm\"")?);
            }
            keys::REQUIRED => {
                flag(key, input)?;
                required.set(context, key, ());
            }
            keys::REQUEST_VALIDATION_MODE => {
                validation_mode.set(context, key, text(key, input, "\"checksum_mode\"")?);
            }
            _ => response_algorithms.set(context, key, algorithms(context, key, input)?),
        }
        Ok(())
    });
    if is_empty && has_keys {
        context.error(
            key,
            format!("`checksum` says nothing; write `checksum({EXAMPLE})` for requests that have one, or `checksum(request_validation_mode = \"checksum_mode\")` for replies"),
        );
    }
    let required = required.key().map(Ident::span);
    let algorithms_at = response_algorithms.key().map(Ident::span);
    Ok(Some(Checksum {
        span: key.span(),
        request_algorithm: request_algorithm.take(),
        required,
        validation_mode: validation_mode.take(),
        response_algorithms: algorithms_at.zip(response_algorithms.take()),
    }))
}

/// `("CRC32", "SHA256")`.
fn algorithms(context: &Context, key: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    let tokens = parenthesized(key, input, "\"CRC32\", \"SHA256\"")?;
    let mut algorithms: Vec<LitStr> = Vec::new();
    let begins = |list: ParseStream<'_>| list.peek(LitStr);
    parse_list(context, tokens, begins, |list| {
        let name: LitStr = list
            .parse()
            .map_err(|_| unexpected(list, "the name of an algorithm, such as `\"CRC32\"`"))?;
        let text = name.value();
        if !ALGORITHMS.contains(&text.as_str()) {
            context.error(
                &name,
                format!(
                    "checksums of the algorithm {text:?} are not verified; expected some of {}",
                    ALGORITHMS.map(|name| format!("{name:?}")).join(", ")
                ),
            );
        } else if algorithms.iter().any(|known| known.value() == text) {
            context.error(
                &name,
                format!("{text:?} is given twice; remove one of them"),
            );
        }
        algorithms.push(name);
        Ok(format!("{text:?}"))
    });
    if algorithms.is_empty() {
        let span: Span = key.span();
        context.error_at(
            span,
            "`response_algorithms` names none; name those that are verified, or leave it out for all",
        );
    }
    Ok(algorithms)
}
