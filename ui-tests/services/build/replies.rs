//! What reads the replies of a service: a function for each operation.

use std::collections::{BTreeMap, BTreeSet};

use aws_operation_import::plan::{Item, Service as Plan, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::cases::Reply;
use crate::service::operation;
use crate::{Result, back};

/// The constant `REPLIES`, and what it needs.
pub(crate) fn entries(plan: &Plan, replies: &[Reply]) -> Result<TokenStream> {
    let mut numbers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for reply in replies {
        let of = numbers.entry(&reply.operation).or_default();
        of.push(reply.number);
    }
    let mut outputs = Vec::new();
    let mut entries = Vec::new();
    for (name, numbers) in numbers {
        let operation = operation(plan, name)?;
        let ty = format_ident!("{}", operation.structure.ident);
        let members = if let Some(output) = &operation.output {
            outputs.push(output.as_str());
            let function = back::function(output);
            quote!(#function)
        } else {
            quote!(|()| ::serde_json::json!({}))
        };
        entries.push(quote! {
            (&[#(#numbers),*], |case| crate::check::read::<super::#ty>(case, #members))
        });
    }
    let reached = reached(plan, outputs);
    let functions = back::functions(reached.iter().filter_map(|name| plan.items.get(*name)));
    Ok(quote! {
        #functions

        pub(crate) const REPLIES: &[crate::check::Replies] = &[#(#entries),*];
    })
}

/// The names of the types, and of all that they hold.
fn reached<'a>(plan: &'a Plan, mut rest: Vec<&'a str>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    while let Some(name) = rest.pop() {
        if !reached.insert(name) {
            continue;
        }
        match plan.items.get(name) {
            Some(Item::Structure(structure)) => {
                rest.extend(structure.fields.iter().filter_map(|field| held(&field.ty)));
            }
            Some(Item::Union(union)) => {
                let variants = &union.variants;
                rest.extend(variants.iter().filter_map(|variant| held(&variant.ty)));
            }
            _ => {}
        }
    }
    reached
}

fn held(ty: &Type) -> Option<&str> {
    match ty {
        Type::Item(name) => Some(name),
        Type::List { item: inner, .. } | Type::Map { value: inner, .. } => held(inner),
        _ => None,
    }
}
