//! The words for XML and forms: Smithy's XML traits, and EC2's names.

use syn::parse::ParseStream;
use syn::{Ident, LitStr, Token};

use crate::context::Context;
use crate::keys;
use crate::model::{Namespace, XmlPart, XmlTraits};
use crate::parse::entries::{
    Keys, Slot, flag, parenthesized, parse_entries, parse_list, text, unexpected,
};

/// The words that fields and variants have.
pub(crate) const WORDS: [&str; 7] = [
    keys::FLATTENED,
    keys::ITEM,
    keys::KEY,
    keys::VALUE,
    keys::XML_ATTRIBUTE,
    keys::XML_NAMESPACE,
    keys::EC2_QUERY_NAME,
];

/// Those of a part in parentheses.
const OF_PARTS: [&str; 5] = [
    keys::NAME,
    keys::XML_NAMESPACE,
    keys::ITEM,
    keys::KEY,
    keys::VALUE,
];

/// Takes one of the [`WORDS`].
pub(crate) fn entry(
    context: &Context,
    traits: &mut XmlTraits,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<()> {
    match key.to_string().as_str() {
        keys::FLATTENED => {
            flag(key, input)?;
            once(context, key, &mut traits.flattened, key.clone());
        }
        keys::XML_ATTRIBUTE => {
            flag(key, input)?;
            once(context, key, &mut traits.attribute, key.clone());
        }
        keys::EC2_QUERY_NAME => {
            let name = text(key, input, "\"Name\"")?;
            check_name(context, &name);
            once(
                context,
                key,
                &mut traits.ec2_query_name,
                (key.clone(), name),
            );
        }
        keys::XML_NAMESPACE => {
            let namespace = namespace(context, key, input)?;
            once(
                context,
                key,
                &mut traits.namespace,
                (key.clone(), namespace),
            );
        }
        word => {
            let part = part(context, key, input)?;
            let slot = match word {
                keys::ITEM => &mut traits.item,
                keys::KEY => &mut traits.key,
                _ => &mut traits.value,
            };
            once(context, key, slot, (key.clone(), part));
        }
    }
    Ok(())
}

/// `item = "Tag"`, or `item(name = "Tag", xml_namespace = "...", item = "...")`.
fn part(context: &Context, key: &Ident, input: ParseStream<'_>) -> syn::Result<XmlPart> {
    let mut found = XmlPart::default();
    if !input.peek(syn::token::Paren) {
        let name = text(key, input, "\"Name\"")?;
        check_name(context, &name);
        found.name = Some(name);
        return Ok(found);
    }
    let tokens = parenthesized(key, input, "name = \"Name\"")?;
    if tokens.is_empty() {
        let wanted = format!("expected `{key} = \"Name\"`, found nothing in the parentheses");
        return Err(syn::Error::new(key.span(), wanted));
    }
    let mut name: Slot<LitStr> = Slot::empty();
    let mut space: Slot<Namespace> = Slot::empty();
    let mut parts: [Slot<XmlPart>; 3] = [Slot::empty(), Slot::empty(), Slot::empty()];
    let place = format!("in `{key}(...)`");
    parse_entries(
        context,
        tokens,
        &Keys::new(&place, &OF_PARTS),
        |key, input| {
            match key.to_string().as_str() {
                keys::NAME => {
                    let literal = text(key, input, "\"Name\"")?;
                    check_name(context, &literal);
                    name.set(context, key, literal);
                }
                keys::XML_NAMESPACE => space.set(context, key, namespace(context, key, input)?),
                word => {
                    let slot = [keys::ITEM, keys::KEY].iter().position(|it| *it == word);
                    parts[slot.unwrap_or(2)].set(context, key, part(context, key, input)?);
                }
            }
            Ok(())
        },
    );
    let [item, key, value] = parts;
    Ok(XmlPart {
        name: name.take(),
        namespace: space.take(),
        item: item.take().map(Box::new),
        key: key.take().map(Box::new),
        value: value.take().map(Box::new),
    })
}

/// `xml_namespace = "uri"`, or `xml_namespace(prefix = "uri")`.
pub(crate) fn namespace(
    context: &Context,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Namespace> {
    if !input.peek(syn::token::Paren) {
        let uri = text(key, input, "\"https://...\"")?;
        check_uri(context, &uri);
        return Ok(Namespace { prefix: None, uri });
    }
    let tokens = parenthesized(key, input, "prefix = \"https://...\"")?;
    let mut found = None;
    let begins = |list: ParseStream<'_>| list.peek(Ident);
    parse_list(context, tokens.clone(), begins, |list| {
        if !begins(list) {
            return Err(unexpected(list, "a prefix, as in `xsi = \"https://...\"`"));
        }
        let prefix: Ident = list.parse()?;
        list.parse::<Token![=]>()?;
        let uri: LitStr = list.parse()?;
        check_uri(context, &uri);
        // Namespaces in XML 1.0, section 3: both are XML's own.
        if prefix == "xml" || prefix == "xmlns" {
            context.error(
                &prefix,
                format!("`{prefix}` is a prefix of XML's own; choose another, or write `xml_namespace = \"...\"` for none"),
            );
        }
        if found.is_some() {
            context.error(
                &prefix,
                "`xml_namespace` declares one namespace; remove the others",
            );
        } else {
            found = Some(Namespace {
                prefix: Some(prefix.clone()),
                uri,
            });
        }
        Ok(format!("the namespace of `{prefix}`"))
    });
    found.ok_or_else(|| {
        let wanted =
            format!("expected `{key} = \"https://...\"` or `{key}(prefix = \"https://...\")`");
        syn::Error::new(key.span(), wanted)
    })
}

/// The version of an API. An empty one is a slip.
pub(crate) fn version(
    context: &Context,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<LitStr> {
    let version = text(key, input, "\"2011-06-15\"")?;
    if version.value().is_empty() {
        context.error(&version, "the version of an API cannot be empty; expected that of its model, such as \"2011-06-15\"");
    }
    Ok(version)
}

/// What can be the name of an element or an attribute.
pub(crate) fn check_name(context: &Context, name: &LitStr) {
    let value = name.value();
    let begins = value.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let goes_on = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | '.' | ':');
    if !begins || !value.chars().all(goes_on) {
        context.error(
            name,
            format!(
                "{value:?} is no name in XML; expected a letter or `_`, then letters, digits, `_`, `-` and `.`"
            ),
        );
    }
}

fn check_uri(context: &Context, uri: &LitStr) {
    let value = uri.value();
    let is_allowed = |it: char| it.is_ascii_graphic() && !matches!(it, '(' | ')' | '"' | '<' | '>');
    if value.is_empty() || !value.chars().all(is_allowed) {
        context.error(
            uri,
            format!(
                "{value:?} is no namespace; expected a URI, such as \"http://s3.amazonaws.com/doc/2006-03-01/\""
            ),
        );
    }
}

/// Takes a word, or reports that it was given before.
fn once<T>(context: &Context, key: &Ident, slot: &mut Option<T>, value: T) {
    if slot.is_some() {
        context.error(key, format!("`{key}` is given twice; remove one of them"));
    } else {
        *slot = Some(value);
    }
}
