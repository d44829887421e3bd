//! From the model to code. Nothing here can fail: what could be wrong was checked before.
//!
//! Generated code stays small: it calls generic functions of the runtime's `__private` module. It names everything
//! through one alias inside a `const` block, so that no name of the user's module can be meant by mistake.

mod checksum;
mod constructor;
mod debug;
mod error_enum;
mod members;
mod object;
mod operation;
mod paginate;
mod reading;
mod serialize;
mod server;
mod structure;
mod stub;
mod union;
mod value_enum;
mod writing;
mod xml;

use proc_macro2::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{DeriveInput, Generics, Ident, Meta, Path, Token, TypeParamBound, parse_quote};

use crate::check;
use crate::context::Context;
use crate::model::{Binding, Halves, Member, Structure};
use crate::parse::container::{Arguments, Kind};
use crate::parse::{self, Shape};
use crate::types;

/// The body of each derive macro.
pub(crate) fn derive(kind: Kind, halves: Halves, item: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let arguments = arguments(&input);
    let runtime = Arguments::runtime_path(arguments.clone());
    let context = Context::new();
    let name = kind.attribute();
    parse::refuse_attributes(
        &context,
        &input.attrs,
        &format!(
            "`#[aws(...)]` is for fields and variants; what is said of the whole item stands in `#[{name}(...)]`"
        ),
    );
    let expansion = match kind {
        Kind::Operation => parse::operation(&context, &input, arguments.clone()).map(|model| {
            check::operation(&context, &model);
            operation::expand(&model, halves)
        }),
        Kind::Output => parse::output(&context, &input, arguments.clone()).map(|model| {
            check::output(&context, &model);
            structure::output(&model, halves)
        }),
        Kind::Shape => parse::shape(&context, &input, arguments.clone()).map(|shape| match shape {
            Shape::Structure(model) => {
                check::shape_structure(&context, &model);
                structure::shape(&model, halves)
            }
            Shape::Values(model) => {
                check::value_enum(&context, &model);
                value_enum::expand(&model, halves)
            }
            Shape::Union(model) => {
                check::union(&context, &model);
                union::expand(&model, halves)
            }
        }),
        Kind::Error => parse::error_enum(&context, &input, arguments.clone()).map(|model| {
            check::error_enum(&context, &model);
            error_enum::expand(&model, halves)
        }),
    };
    let body = match context.check() {
        None => expansion.unwrap_or_default(),
        Some(errors) => {
            let stub = stub::expand(kind, halves, &input, arguments);
            let stub = in_const_block(&runtime, &stub);
            return quote!(#errors #stub);
        }
    };
    in_const_block(&runtime, &body)
}

/// The arguments that the attribute macro passed on.
fn arguments(input: &DeriveInput) -> TokenStream {
    input
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident(parse::NAMESPACE))
        .filter_map(|attribute| match &attribute.meta {
            Meta::List(list) => syn::parse2::<syn::MetaList>(list.tokens.clone()).ok(),
            _ => None,
        })
        .find(|list| list.path.is_ident(parse::ARGUMENTS))
        .map(|list| list.tokens)
        .unwrap_or_default()
}

fn in_const_block(runtime: &Path, body: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        #[allow(
            deprecated,
            unused_qualifications,
            clippy::pedantic,
            clippy::style,
            clippy::complexity,
            clippy::restriction,
            clippy::nursery
        )]
        const _: () = {
            use #runtime::__private as __aws;
            #body
        };
    }
}

/// The generics with `bound` on every type parameter.
fn bounded(generics: &Generics, bound: &TokenStream) -> Generics {
    bounded_where(generics, bound, |_| true)
}

/// The generics with `bound` on the type parameters that the members of the body name: nothing else of a message is serde's.
fn bounded_in_body(structure: &Structure, bound: &TokenStream) -> Generics {
    let in_body = |member: &&Member| matches!(member.binding, Binding::Body | Binding::Payload);
    let members: Vec<&Member> = structure.members.iter().filter(in_body).collect();
    bounded_where(&structure.item.generics, bound, |parameter| {
        members
            .iter()
            .any(|member| types::mentions(&member.ty, &[parameter]))
    })
}

fn bounded_where(
    generics: &Generics,
    bound: &TokenStream,
    is_meant: impl Fn(&Ident) -> bool,
) -> Generics {
    let bounds: Punctuated<TypeParamBound, Token![+]> = parse_quote!(#bound);
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        if is_meant(&parameter.ident) {
            parameter.bounds.extend(bounds.clone());
        }
    }
    generics
}
