//! What holds for enums: values, unions and errors.

use crate::check::{distinct, structure};
use crate::context::Context;
use crate::model::{ErrorEnum, ErrorMembers, Union, Value, ValueEnum};

/// No two variants with one value.
pub(crate) fn value_enum(context: &Context, values: &ValueEnum) {
    let shown: Vec<String> = values
        .variants
        .iter()
        .map(|variant| match &variant.value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
        })
        .collect();
    distinct(
        context,
        "value",
        "give one of them another value",
        values
            .variants
            .iter()
            .zip(&shown)
            .map(|(variant, value)| (value.as_str(), variant.span, variant.ident.to_string())),
    );
    no_generics(context, &values.item.generics, "an enum of values");
}

/// No two variants with one wire name.
pub(crate) fn union(context: &Context, union: &Union) {
    distinct(
        context,
        "wire name",
        "give one of them another name with `#[aws(rename = \"...\")]`",
        union.variants.iter().map(|variant| {
            (
                variant.wire_name.as_str(),
                variant.span,
                variant.ident.to_string(),
            )
        }),
    );
    structure::only_in(context, &union.item);
}

/// No two variants with one code; the members of each are in order.
pub(crate) fn error_enum(context: &Context, errors: &ErrorEnum) {
    distinct(
        context,
        "code",
        "give one of them another code with `#[aws(code = \"...\")]`",
        errors.variants.iter().map(|variant| {
            (
                variant.code.as_str(),
                variant.code_span,
                variant.ident.to_string(),
            )
        }),
    );
    for variant in &errors.variants {
        if let ErrorMembers::Named(members) = &variant.members {
            structure::members(context, members, false);
        }
    }
    no_generics(context, &errors.item.generics, "an enum of errors");
}

fn no_generics(context: &Context, generics: &syn::Generics, what: &str) {
    if !generics.params.is_empty() {
        context.error(generics, format!("{what} has no generic parameters"));
    }
}
