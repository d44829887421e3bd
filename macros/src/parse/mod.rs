//! From `syn`'s tree to the model. Mistakes go into the context; reading goes on with what can be read.

mod checksum;
pub(crate) mod container;
mod elsewhere;
pub(crate) mod entries;
mod error_enum;
mod field;
mod field_attributes;
mod headers;
mod host;
mod named;
mod operation;
mod paginate;
mod rpc;
mod shape;
mod structure;
mod variant_attributes;
pub(crate) mod xml;

pub(crate) use error_enum::error_enum;
pub(crate) use headers::is_framing;
pub(crate) use operation::{DEFAULT_AUTH, operation, signature};
pub(crate) use shape::{Shape, shape};
pub(crate) use structure::{output, structure};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Meta};

use crate::context::Context;

/// The attribute that the derives own.
pub(crate) const NAMESPACE: &str = "aws";

/// Where the attribute macro leaves its arguments for the derive: `#[aws(__arguments(...))]`.
pub(crate) const ARGUMENTS: &str = "__arguments";

/// Reports every `#[aws(...)]` that stands where nothing reads it.
pub(crate) fn refuse_attributes(context: &Context, attributes: &[Attribute], message: &str) {
    for attribute in attributes {
        let of_the_macro = matches!(&attribute.meta, Meta::List(list)
        if list.tokens.clone().into_iter().next().is_some_and(
            |token| matches!(token, TokenTree::Ident(word) if word == ARGUMENTS)
        ));
        if attribute.path().is_ident(NAMESPACE) && !of_the_macro {
            context.error(attribute, message);
        }
    }
}

/// The contents of every `#[aws(...)]`.
pub(crate) fn aws_attributes(context: &Context, attributes: &[Attribute]) -> Vec<TokenStream> {
    let mut found = Vec::new();
    for attribute in attributes {
        if !attribute.path().is_ident(NAMESPACE) {
            continue;
        }
        match &attribute.meta {
            Meta::List(list) => found.push(list.tokens.clone()),
            Meta::Path(_) | Meta::NameValue(_) => {
                context.error(
                    attribute,
                    "expected `#[aws(...)]`, such as `#[aws(rename = \"wireName\")]`",
                );
            }
        }
    }
    found
}
