//! The attribute half: an attribute macro cannot own attributes on fields (rust-lang/rust #65823), so the item is
//! emitted again under a derive that owns `#[aws(...)]`. The compiler has resolved `#[cfg]` on fields when the derive
//! sees them. What a derive could not see or mend is checked here.

mod debug;
mod discriminant;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::DeriveInput;

use crate::context::Context;
use crate::parse::container::{Arguments, Kind};

/// Emits the item with the derive and the arguments in its namespace.
pub(crate) fn annotate(kind: Kind, arguments: &TokenStream, item: TokenStream) -> TokenStream {
    let mut input: DeriveInput = match syn::parse2(item.clone()) {
        Ok(input) => input,
        Err(error) => {
            let error = no_item(kind, &item, &error).to_compile_error();
            return quote!(#error #item);
        }
    };
    let runtime = Arguments::runtime_path(arguments.clone());
    let derive = kind.derive();

    let context = Context::new();
    only_attribute(&context, kind, &mut input);
    debug::shows_no_secret(&context, kind, &mut input);
    if kind == Kind::Shape {
        discriminant::become_values(&context, &mut input);
    }
    let errors = context.check();
    // Without mistakes the item goes on as it was written; with some, without what would be reported a second time.
    let item = if errors.is_some() {
        quote!(#input)
    } else {
        item
    };
    let allowed = (kind == Kind::Error).then(|| {
        // Errors are named as AWS names them, and AWS ends them all in `Exception`.
        quote!(#[allow(clippy::enum_variant_names)])
    });
    quote! {
        #errors
        #allowed
        #[derive(#runtime::__private::#derive)]
        #[aws(__arguments(#arguments))]
        #item
    }
}

/// The error for something that has no fields or variants.
fn no_item(kind: Kind, item: &TokenStream, error: &syn::Error) -> syn::Error {
    let keyword = item.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(word) if word != "pub" => Some(word),
        _ => None,
    });
    let name = kind.attribute();
    match keyword {
        Some(word) if word == "struct" || word == "enum" || word == "union" => syn::Error::new(
            error.span(),
            format!("`#[{name}]` cannot read this: {error}"),
        ),
        Some(word) => {
            let expected = kind.item();
            let message = format!("`#[{name}]` expects {expected}, found `{word}`");
            syn::Error::new(word.span(), message)
        }
        None => error.clone(),
    }
}

/// An item is one thing: two of the attributes would each write the constructor and the impls.
fn only_attribute(context: &Context, kind: Kind, input: &mut DeriveInput) {
    input.attrs.retain(|attribute| {
        let other = Kind::ALL.into_iter().find(|other| {
            let last = attribute.path().segments.last();
            last.is_some_and(|last| last.ident == other.attribute())
        });
        if let Some(other) = other {
            context.error(
                attribute,
                format!(
                    "found `#[{}]` beside `#[{}]`, and an item has one of them; remove the other",
                    other.attribute(),
                    kind.attribute()
                ),
            );
        }
        other.is_none()
    });
}
