//! `key`, `key = value` lists: the grammar that all attributes share.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Ident, LitStr, Token};

use crate::context::Context;
use crate::similar::similar;

/// One attribute value, which may be given once.
pub(crate) struct Slot<T> {
    value: Option<(Ident, T)>,
}

impl<T> Slot<T> {
    pub(crate) const fn empty() -> Self {
        Self { value: None }
    }

    /// Takes the value, or reports that it was given before.
    pub(crate) fn set(&mut self, context: &Context, key: &Ident, value: T) {
        if self.value.is_some() {
            context.error(
                key,
                format!("`{}` is given twice; remove one of them", key.unraw()),
            );
        } else {
            self.value = Some((key.clone(), value));
        }
    }

    pub(crate) fn key(&self) -> Option<&Ident> {
        self.value.as_ref().map(|(key, _)| key)
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref().map(|(_, value)| value)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.value.is_some()
    }

    pub(crate) fn take(self) -> Option<T> {
        self.value.map(|(_, value)| value)
    }
}

/// Reads a list of entries. `entry` is called with the key and must consume its value; after an error, reading goes on
/// behind the next comma, so that one mistake hides no other. `false` if there was something without a key.
pub(crate) fn parse_entries(
    context: &Context,
    tokens: TokenStream,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) -> bool {
    let mut has_keys = true;
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if !input.peek(Ident::peek_any) {
                has_keys = false;
                let found = found(input);
                context
                    .push(input.error(format!("expected `key = value` or a key, found {found}")));
                skip_to_comma(input);
            } else if let Err(error) = entry_and_end(input, &mut entry) {
                context.push(error);
                // Only a comma is missing where another key follows.
                if !input.peek(Ident::peek_any) {
                    skip_to_comma(input);
                }
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(tokens) {
        context.push(error);
    }
    has_keys
}

fn entry_and_end(
    input: ParseStream<'_>,
    entry: &mut impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let key = input.call(Ident::parse_any)?.unraw();
    if let Err(error) = entry(&key, input) {
        skip_to_comma(input);
        return Err(error);
    }
    end_of_entry(&key, input)
}

/// `= value`, with a message that shows the form that is wanted.
pub(crate) fn value<T: Parse>(
    key: &Ident,
    input: ParseStream<'_>,
    example: &str,
) -> syn::Result<T> {
    let wanted = format!("expected `{} = {example}`", key.unraw());
    if input.parse::<Option<Token![=]>>()?.is_none() || input.is_empty() {
        return Err(syn::Error::new(key.span(), wanted));
    }
    let found = found(input);
    input
        .parse()
        .map_err(|error| syn::Error::new(error.span(), format!("{wanted}, found {found}")))
}

/// `= "text"`.
pub(crate) fn text(key: &Ident, input: ParseStream<'_>, example: &str) -> syn::Result<LitStr> {
    value(key, input, example)
}

/// A key without a value.
pub(crate) fn flag(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        Ok(())
    } else {
        Err(syn::Error::new(
            key.span(),
            format!("`{}` takes no value; write it alone", key.unraw()),
        ))
    }
}

/// The error for a key that is not among `known`.
pub(crate) fn unknown(key: &Ident, place: &str, known: &[&str]) -> syn::Error {
    let key_text = key.unraw().to_string();
    let expected = similar(&key_text, known).map_or_else(
        || {
            let list: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
            format!("expected one of {}", list.join(", "))
        },
        |meant| format!("did you mean `{meant}`?"),
    );
    syn::Error::new(
        key.span(),
        format!("unknown key `{key_text}` {place}; {expected}"),
    )
}

fn end_of_entry(key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        Ok(())
    } else {
        Err(input.error(format!(
            "expected a comma after the value of `{}`",
            key.unraw()
        )))
    }
}

/// The next token, for an error message.
fn found(input: ParseStream<'_>) -> String {
    input
        .fork()
        .parse::<TokenTree>()
        .map_or_else(|_| "nothing".to_owned(), |token| format!("`{token}`"))
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}

/// A span that covers the tokens, for messages about a whole type or literal.
pub(crate) fn span_of(tokens: &impl ToTokens) -> Span {
    syn::spanned::Spanned::span(tokens)
}
