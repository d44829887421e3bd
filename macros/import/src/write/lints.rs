//! Lints of Clippy's that the names of a model break.

use proc_macro2::TokenStream;
use quote::quote;

/// What `clippy::enum_variant_names` must not say of an enum: that a variant begins or ends with the name of the enum. (Nor may
/// all have a word in common, but the catch-all never has it.) Names are the model's, so they stay as they are.
pub(super) fn variant_names<'a>(
    name: &str,
    mut variants: impl Iterator<Item = &'a str>,
) -> Option<TokenStream> {
    let repeats = |variant: &str| {
        let begins = variant
            .strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(char::is_lowercase));
        begins || variant.ends_with(name)
    };
    variants
        .any(repeats)
        .then(|| quote!(#[allow(clippy::enum_variant_names)]))
}
