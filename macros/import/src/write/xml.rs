//! The words for XML and forms.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::plan::{XmlNamespace, XmlPart, XmlRoot, XmlTraits};

/// What `#[aws(...)]` says of a member.
pub(super) fn traits(traits: &XmlTraits) -> Vec<TokenStream> {
    let mut words = Vec::new();
    if traits.flattened {
        words.push(quote!(flattened));
    }
    if traits.attribute {
        words.push(quote!(xml_attribute));
    }
    words.extend(traits.namespace.as_ref().map(namespace));
    let ec2_query_name = traits.ec2_query_name.as_ref();
    words.extend(ec2_query_name.map(|name| quote!(ec2_query_name = #name)));
    for (name, value) in [
        ("item", &traits.item),
        ("key", &traits.key),
        ("value", &traits.value),
    ] {
        words.extend(part(name, value));
    }
    words
}

/// What the attribute of an item says of it as a document.
pub(super) fn root(root: &XmlRoot) -> Vec<TokenStream> {
    let name = root.name.as_ref().map(|name| quote!(xml_name = #name));
    let namespace = root.namespace.as_ref().map(namespace);
    name.into_iter().chain(namespace).collect()
}

fn part(word: &str, part: &XmlPart) -> Option<TokenStream> {
    if part.is_empty() {
        return None;
    }
    let word = ident(word);
    if let XmlPart {
        name: Some(name),
        namespace: None,
        parts,
    } = part
        && parts.is_empty()
    {
        return Some(quote!(#word = #name));
    }
    let name = part.name.as_ref().map(|name| quote!(name = #name));
    let namespace = part.namespace.as_ref().map(namespace);
    let parts = part
        .parts
        .iter()
        .filter_map(|(word, inner)| self::part(word, inner));
    let words = name.into_iter().chain(namespace).chain(parts);
    Some(quote!(#word(#(#words),*)))
}

fn namespace(namespace: &XmlNamespace) -> TokenStream {
    let uri = &namespace.uri;
    match &namespace.prefix {
        None => quote!(xml_namespace = #uri),
        Some(prefix) => {
            let prefix = ident(prefix);
            quote!(xml_namespace(#prefix = #uri))
        }
    }
}
