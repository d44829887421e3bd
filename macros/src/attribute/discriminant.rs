//! `High = 2`, which looks like a value on the wire and is none.

use quote::ToTokens;
use syn::{Data, DeriveInput, Expr, ExprUnary, UnOp, Variant, parse_quote};

use crate::context::Context;
use crate::parse::NAMESPACE;

/// Reports discriminants and makes values of them: the compiler, which allows none beside variants with a value, would
/// have its own to say about them.
pub(super) fn become_values(context: &Context, input: &mut DeriveInput) {
    let Data::Enum(data) = &mut input.data else {
        return;
    };
    for variant in &mut data.variants {
        let Some((_, discriminant)) = variant.discriminant.take() else {
            continue;
        };
        let value = if is_integer(&discriminant) {
            discriminant.to_token_stream()
        } else {
            parse_quote!(1)
        };
        let shown = value.to_string().replace(' ', "");
        context.error(
            &discriminant,
            format!("a discriminant says nothing about the wire; for an integer enum write `#[aws(value = {shown})]`"),
        );
        if !has_attributes(variant) {
            variant.attrs.push(parse_quote!(#[aws(value = #value)]));
        }
    }
}

fn is_integer(expression: &Expr) -> bool {
    match expression {
        Expr::Lit(literal) => matches!(literal.lit, syn::Lit::Int(_)),
        Expr::Unary(ExprUnary {
            op: UnOp::Neg(_),
            expr,
            ..
        }) => is_integer(expr),
        _ => false,
    }
}

fn has_attributes(variant: &Variant) -> bool {
    variant
        .attrs
        .iter()
        .any(|attribute| attribute.path().is_ident(NAMESPACE))
}
