//! Structs with named fields: the common part of operations, outputs and shapes.

use proc_macro2::TokenStream;
use syn::{Data, DeriveInput, Fields};

use crate::case::Case;
use crate::context::Context;
use crate::model::Structure;
use crate::parse::container::{Arguments, Kind, item};
use crate::parse::field::member;

/// Reads an `#[aws_output]` struct.
pub(crate) fn output(
    context: &Context,
    input: &DeriveInput,
    arguments: TokenStream,
) -> Option<Structure> {
    let mut arguments = Arguments::parse(context, Kind::Output, arguments);
    structure(context, Kind::Output, input, &mut arguments)
}

/// Reads the struct, or says why it is none with named fields.
pub(crate) fn structure(
    context: &Context,
    kind: Kind,
    input: &DeriveInput,
    arguments: &mut Arguments,
) -> Option<Structure> {
    let attribute = kind.attribute();
    let ident = &input.ident;
    let fields = match &input.data {
        Data::Struct(data) => &data.fields,
        Data::Enum(data) => {
            context.error(
                data.enum_token,
                format!("`#[{attribute}]` expects a struct with named fields, found an enum"),
            );
            return None;
        }
        Data::Union(data) => {
            context.error(
                data.union_token,
                format!("`#[{attribute}]` expects a struct with named fields, found a union"),
            );
            return None;
        }
    };
    let fields = match fields {
        Fields::Named(fields) => &fields.named,
        Fields::Unnamed(fields) => {
            context.error(
                fields,
                format!(
                    "`#[{attribute}]` expects named fields, found a tuple struct; members go by name on the wire: write `struct {ident} {{ name: Type }}`"
                ),
            );
            return None;
        }
        Fields::Unit => {
            context.error(
                ident,
                format!(
                    "`#[{attribute}]` expects named fields, found a unit struct; write `struct {ident} {{}}`, to which a member can be added later"
                ),
            );
            return None;
        }
    };
    let case = arguments
        .rename_all
        .get()
        .copied()
        .flatten()
        .unwrap_or(Case::Camel);
    Some(Structure {
        item: item(input, arguments),
        members: fields
            .iter()
            .filter_map(|field| member(context, kind, case, field))
            .collect(),
        says_case: arguments.rename_all.is_set(),
        constructor: arguments.constructor.get().is_none_or(syn::LitBool::value),
    })
}
