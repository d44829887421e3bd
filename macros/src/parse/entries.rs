//! Lists of `key`, `key = value` and `key(...)`: the grammar that all attributes share.

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

/// The keys that one place has.
pub(crate) struct Keys<'a> {
    /// The place, as messages name it: `on a field`.
    pub(crate) place: &'a str,
    pub(crate) known: &'a [&'a str],
    /// What to say of a key that belongs elsewhere.
    pub(crate) elsewhere: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Keys<'a> {
    /// The keys of a place, all others being unknown.
    pub(crate) fn new(place: &'a str, known: &'a [&'a str]) -> Self {
        Self {
            place,
            known,
            elsewhere: &|_| None,
        }
    }

    /// The error for a key that is not among those that are known, and the one that was meant.
    fn unknown(&self, key: &Ident) -> (syn::Error, Option<&'a str>) {
        let name = key.to_string();
        let (message, meant) = if let Some(message) = (self.elsewhere)(&name) {
            (message, None)
        } else {
            let meant = similar(&name, self.known);
            let expected = meant.map_or_else(
                || {
                    let known = self.known.iter().map(|known| format!("`{known}`"));
                    let known: Vec<String> = known.collect();
                    format!("expected one of {}", known.join(", "))
                },
                |meant| format!("did you mean `{meant}`?"),
            );
            let message = format!("unknown key `{name}` {}; {expected}", self.place);
            (message, meant)
        };
        (syn::Error::new(key.span(), message), meant)
    }
}

/// Reads a list of entries. `entry` is called with a known key and must consume its value. A key that is misspelled is
/// reported and read on as the one that was meant, so that nothing is missed that is there. `false` if there was something
/// without a key.
pub(crate) fn parse_entries(
    context: &Context,
    tokens: TokenStream,
    keys: &Keys<'_>,
    mut entry: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) -> bool {
    let mut has_keys = true;
    let mut seen: Vec<String> = Vec::new();
    let begins = |input: ParseStream<'_>| input.peek(Ident::peek_any);
    parse_list(context, tokens, begins, |input| {
        if !begins(input) {
            has_keys = false;
            return Err(unexpected(input, "`key = value` or a key"));
        }
        let key = input.call(Ident::parse_any)?.unraw();
        let name = key.to_string();
        if keys.known.contains(&name.as_str()) {
            seen.push(name);
            entry(&key, input)?;
        } else {
            let (error, meant) = keys.unknown(&key);
            context.push(error);
            if let Some(meant) = meant
                && !seen.iter().any(|seen| seen == meant)
            {
                seen.push(meant.to_owned());
                // One message for one entry: the form of the value is told when the key is right.
                let _ = entry(&Ident::new(meant, key.span()), input);
            }
            skip_to_comma(input);
        }
        Ok(format!("the value of `{key}`"))
    });
    has_keys
}

/// Reads a list with commas. `item` reads one and says what it was; `begins` tells where one begins. After an error, reading
/// goes on behind the next comma, so that one mistake hides no other.
pub(crate) fn parse_list(
    context: &Context,
    tokens: TokenStream,
    begins: impl Fn(ParseStream<'_>) -> bool,
    mut item: impl FnMut(ParseStream<'_>) -> syn::Result<String>,
) {
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match item(input) {
                Ok(_) if is_end_of_item(input) => {}
                Ok(what) => {
                    context.push(input.error(format!("expected a comma after {what}")));
                    // Only a comma is missing where another item follows.
                    if !begins(input) {
                        skip_to_comma(input);
                    }
                }
                Err(error) => {
                    context.push(error);
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
}

/// `(...)`: all that is in it.
pub(crate) fn parenthesized(
    key: &Ident,
    input: ParseStream<'_>,
    example: &str,
) -> syn::Result<TokenStream> {
    if !input.peek(syn::token::Paren) {
        let wanted = format!("expected `{}({example})`", key.unraw());
        return Err(syn::Error::new(key.span(), wanted));
    }
    let list;
    syn::parenthesized!(list in input);
    list.parse()
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
    if is_end_of_item(input) {
        Ok(())
    } else {
        Err(syn::Error::new(
            key.span(),
            format!("`{}` takes no value; write it alone", key.unraw()),
        ))
    }
}

/// A key that can have a value, and need not.
pub(crate) fn flag_or_value<T: Parse>(
    key: &Ident,
    input: ParseStream<'_>,
    example: &str,
) -> syn::Result<Option<T>> {
    if input.peek(Token![=]) {
        value(key, input, example).map(Some)
    } else if is_end_of_item(input) {
        Ok(None)
    } else {
        let key_text = key.unraw();
        let wanted = format!("expected `{key_text}` or `{key_text} = {example}`");
        Err(syn::Error::new(key.span(), wanted))
    }
}

/// The error for a token in the place of something else.
pub(crate) fn unexpected(input: ParseStream<'_>, expected: &str) -> syn::Error {
    let found = found(input);
    input.error(format!("expected {expected}, found {found}"))
}

pub(crate) fn is_end_of_item(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
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
