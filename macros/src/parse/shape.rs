//! `#[aws_shape]`: nested structs, open enums and unions.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Ident, Variant};

use crate::case::Case;
use crate::context::Context;
use crate::model::{
    Structure, Union, UnionVariant, UnknownVariant, Value, ValueEnum, ValueKind, ValueVariant,
};
use crate::parse::container::{Arguments, Kind, item};
use crate::parse::structure::structure;
use crate::parse::variant_attributes::VariantAttributes;
use crate::types;

/// The three forms of a shape.
pub(crate) enum Shape {
    Structure(Structure),
    Values(ValueEnum),
    Union(Union),
}

/// Reads a shape.
pub(crate) fn shape(
    context: &Context,
    input: &DeriveInput,
    arguments: TokenStream,
) -> Option<Shape> {
    let mut arguments = Arguments::parse(context, Kind::Shape, arguments);
    let Data::Enum(data) = &input.data else {
        return structure(context, Kind::Shape, input, &mut arguments).map(Shape::Structure);
    };
    if let Some(key) = arguments.constructor.key() {
        context.error(key, "`constructor` is for structs; an enum has none");
    }
    let variants: Vec<(&Variant, VariantAttributes)> = data
        .variants
        .iter()
        .map(|variant| (variant, VariantAttributes::parse(context, variant)))
        .collect();
    let (catch_all, variants): (Vec<_>, Vec<_>) = variants
        .into_iter()
        .partition(|(_, attributes)| attributes.unknown.is_set());
    for (variant, attributes) in catch_all.iter().skip(1) {
        context.error(
            attributes.unknown.key().unwrap_or(&variant.ident),
            "`unknown` marks the one variant for values added later; it is given twice",
        );
    }
    let is_union = is_union(context, input, &variants)?;
    if catch_all.is_empty() {
        missing_catch_all(context, input, is_union, &variants);
    }
    let rename_all = arguments.rename_all.get().copied().flatten();
    if !is_union {
        for key in [arguments.xml_name.key(), arguments.xml_namespace.key()]
            .into_iter()
            .flatten()
        {
            context.error(
                key,
                format!("`{key}` is for structs and unions; an enum of values is text in an element that others name"),
            );
        }
    }
    let item = item(input, &mut arguments);
    Some(if is_union {
        let unknown = catch_all.first().map(|(variant, attributes)| {
            catch_all_variant(context, variant, attributes, "String", "the member's name")
        });
        Shape::Union(Union {
            item,
            variants: union_variants(context, variants, rename_all.unwrap_or(Case::Camel)),
            unknown,
        })
    } else {
        let kind = value_kind(&variants);
        let holds = match kind {
            ValueKind::Text => "String",
            ValueKind::Integer => "i32",
        };
        let unknown = catch_all.first().map(|(variant, attributes)| {
            catch_all_variant(context, variant, attributes, holds, "the value")
        });
        Shape::Values(ValueEnum {
            item,
            kind,
            variants: value_variants(context, kind, &variants, rename_all),
            unknown,
        })
    })
}

/// A union where the variants hold a value each, an enum of values where none does. `None` where that cannot be told.
fn is_union(
    context: &Context,
    input: &DeriveInput,
    variants: &[(&Variant, VariantAttributes)],
) -> Option<bool> {
    let (units, holding): (Vec<_>, Vec<_>) = variants
        .iter()
        .partition(|(variant, _)| matches!(variant.fields, Fields::Unit));
    for (variant, _) in &holding {
        let single =
            matches!(&variant.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1);
        if !single {
            context.error(
                &variant.fields,
                format!(
                    "a variant of a union holds one value: write `{}(Type)`; several members go into an `#[aws_shape]` struct",
                    variant.ident
                ),
            );
        }
    }
    match (units.first(), holding.first()) {
        (None, None) => {
            context.error(
                &input.ident,
                format!("`{}` has no variants; an open enum or union has at least one besides the unknown one", input.ident),
            );
            None
        }
        (Some((unit, _)), Some(_)) => {
            context.error(
                &unit.ident,
                format!(
                    "`{}` has variants with and without a value; an enum of values has unit variants only, a union one value in each variant",
                    input.ident
                ),
            );
            None
        }
        (Some(_), None) => Some(false),
        (None, Some(_)) => Some(true),
    }
}

fn missing_catch_all(
    context: &Context,
    input: &DeriveInput,
    is_union: bool,
    variants: &[(&Variant, VariantAttributes)],
) {
    let (what, holds) = if is_union {
        ("members", "String")
    } else if value_kind(variants) == ValueKind::Integer {
        ("values", "i32")
    } else {
        ("values", "String")
    };
    context.error(
        &input.ident,
        format!(
            "`{}` has no variant for {what} that the service adds later; add `#[aws(unknown)] Unknown({holds})`",
            input.ident
        ),
    );
}

fn catch_all_variant(
    context: &Context,
    variant: &Variant,
    attributes: &VariantAttributes,
    holds: &str,
    what: &str,
) -> UnknownVariant {
    let held = match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Some(&fields.unnamed[0].ty),
        Fields::Named(_) | Fields::Unnamed(_) | Fields::Unit => None,
    };
    if !held.is_some_and(|ty| types::is_named(ty, holds)) {
        let wanted = format!(
            "the unknown variant keeps {what}: write `#[aws(unknown)] {}({holds})`",
            variant.ident
        );
        match held {
            Some(ty) => context.error(ty, wanted),
            None if variant.fields.is_empty() => context.error(&variant.ident, wanted),
            None => context.error(&variant.fields, wanted),
        }
    }
    for key in [attributes.rename.key(), attributes.value.key()]
        .into_iter()
        .flatten()
    {
        context.error(
            key,
            format!(
                "`{key}` contradicts `unknown`: the unknown variant stands for every other name"
            ),
        );
    }
    for (key, is_none) in [
        (attributes.sensitive.key(), "is no secret"),
        (attributes.timestamp.key(), "has no timestamps in it"),
    ] {
        // What holds nothing was told so.
        if let Some(key) = key
            && !variant.fields.is_empty()
        {
            context.error(
                key,
                format!("`{key}` contradicts `unknown`: what the unknown variant keeps, {what}, {is_none}; remove it"),
            );
        }
    }
    UnknownVariant {
        ident: variant.ident.clone(),
    }
}

fn value_kind(variants: &[(&Variant, VariantAttributes)]) -> ValueKind {
    if variants.iter().any(|(_, attributes)| attributes.has_value) {
        ValueKind::Integer
    } else {
        ValueKind::Text
    }
}

fn value_variants(
    context: &Context,
    kind: ValueKind,
    variants: &[(&Variant, VariantAttributes)],
    rename_all: Option<Case>,
) -> Vec<ValueVariant> {
    let mut out = Vec::new();
    for (variant, attributes) in variants {
        let (value, span) = match kind {
            ValueKind::Text => name_of(variant, attributes, rename_all.unwrap_or(Case::Pascal)),
            ValueKind::Integer => {
                if let Some(key) = attributes.rename.key() {
                    context.error(
                        key,
                        "`rename` contradicts `value`: the values of this enum are integers",
                    );
                }
                let Some(literal) = attributes.value.get() else {
                    if !attributes.has_value {
                        context.error(
                            &variant.ident,
                            format!("`{}` has no value, though others of this enum have; write `#[aws(value = 1)]`", variant.ident),
                        );
                    }
                    continue;
                };
                match literal.base10_parse() {
                    Ok(number) => (Value::Integer(number), literal.span()),
                    Err(error) => {
                        context.error(literal, format!("expected a 32-bit integer: {error}"));
                        continue;
                    }
                }
            }
        };
        out.push(ValueVariant {
            ident: variant.ident.clone(),
            value,
            span,
        });
    }
    out
}

fn name_of(variant: &Variant, attributes: &VariantAttributes, case: Case) -> (Value, Span) {
    let (name, span) = wire_name(variant, attributes, case);
    (Value::Text(name), span)
}

fn wire_name(variant: &Variant, attributes: &VariantAttributes, case: Case) -> (String, Span) {
    attributes.rename.get().map_or_else(
        || {
            let name = case.of_variant(&variant.ident.unraw().to_string());
            (name, variant.ident.span())
        },
        |name| (name.value(), name.span()),
    )
}

fn union_variants(
    context: &Context,
    variants: Vec<(&Variant, VariantAttributes)>,
    case: Case,
) -> Vec<UnionVariant> {
    let mut out = Vec::new();
    for (variant, attributes) in variants {
        if let Some(key) = attributes.value.key() {
            context.error(
                key,
                "`value` is for integer enums; the members of a union go by name",
            );
        }
        let Some(field) = variant.fields.iter().next() else {
            continue;
        };
        let (wire_name, span) = wire_name(variant, &attributes, case);
        out.push(UnionVariant {
            ident: variant.ident.clone(),
            ty: field.ty.clone(),
            wire_name,
            span,
            sensitive: attributes.sensitive.key().map(Ident::span),
            timestamp: attributes.timestamp.get().copied().flatten(),
            xml: attributes.xml,
        });
    }
    out
}
