//! Names of headers, and the headers that every request of an operation has: `headers("Name" = "value", ...)`.

use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use crate::context::Context;
use crate::parse::entries::{is_end_of_item, parenthesized, parse_list, unexpected};

/// Reads the list in parentheses.
pub(crate) fn constant_headers(
    context: &Context,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Vec<(LitStr, LitStr)>> {
    let tokens = parenthesized(key, input, "\"Name\" = \"value\", ...")?;
    let mut headers: Vec<(LitStr, LitStr)> = Vec::new();
    let begins = |list: ParseStream<'_>| list.peek(LitStr);
    parse_list(context, tokens, begins, |list| {
        let (name, value) = header(list)?;
        let text = name.value();
        check_header_name(context, &name);
        refuse_framing(context, &name, "it cannot be given");
        check_value(context, &text, &value);
        // HTTP does not tell cases apart.
        let is_known = |(known, _): &(LitStr, LitStr)| known.value().eq_ignore_ascii_case(&text);
        if headers.iter().any(is_known) {
            context.error(
                &name,
                format!("the header `{text}` is given twice; remove one of them"),
            );
        }
        headers.push((name, value));
        Ok(format!("the value of `{text}`"))
    });
    Ok(headers)
}

/// `"Name" = "value"`.
fn header(list: ParseStream<'_>) -> syn::Result<(LitStr, LitStr)> {
    let part = |list: ParseStream<'_>| unexpected(list, "`\"Name\" = \"value\"`");
    let name: LitStr = list.parse().map_err(|_| part(list))?;
    let equals: Option<Token![=]> = list.parse()?;
    if is_end_of_item(list) {
        let wanted = format!("expected `{:?} = \"value\"`", name.value());
        return Err(syn::Error::new(name.span(), wanted));
    }
    if equals.is_none() {
        return Err(part(list));
    }
    let value: LitStr = list.parse().map_err(|_| part(list))?;
    Ok((name, value))
}

fn check_value(context: &Context, name: &str, value: &LitStr) {
    let text = value.value();
    let bad = text
        .chars()
        .find(|character| !(' '..='~').contains(character));
    if let Some(bad) = bad {
        context.error(
            value,
            format!(
                "the value of the header `{name}` has the character {bad:?}; expected visible ASCII characters and spaces"
            ),
        );
    }
}

/// RFC 9110 section 5.6.2.
pub(crate) fn check_header_name(context: &Context, name: &LitStr) {
    let text = name.value();
    let is_token = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
    if text.is_empty() || !is_token {
        context.error(
            name,
            format!(
                "HTTP allows no header of the name {text:?}; expected letters, digits and hyphens"
            ),
        );
    }
}

/// The headers that frame a request are nobody's to give. A reply's can be read.
pub(crate) fn refuse_framing(context: &Context, name: &LitStr, so: &str) {
    let text = name.value();
    if is_framing(&text) {
        context.error(
            name,
            format!("the header `{text}` frames the message and is the HTTP client's to set; {so}"),
        );
    }
}

/// Whether a header says where a message goes and where it ends.
pub(crate) fn is_framing(name: &str) -> bool {
    let framing = ["host", "connection", "content-length", "transfer-encoding"];
    framing
        .iter()
        .any(|framing| name.eq_ignore_ascii_case(framing))
}
