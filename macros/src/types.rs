//! What a type says by its name. Like serde, the macros see `Option<T>` and not what an alias stands for.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{GenericArgument, Ident, PathArguments, Type, TypePath};

/// The `T` of an `Option<T>`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    argument(ty, &["Option"])
}

/// The `T` of a `Vec<T>`.
pub(crate) fn vec(ty: &Type) -> Option<&Type> {
    argument(ty, &["Vec"])
}

/// The type of a member's value: the `T` of an `Option<T>`, else the type itself.
pub(crate) fn value(ty: &Type) -> &Type {
    option(ty).unwrap_or(ty)
}

/// The place of a member's type, for a token that means what it does where the macro stands: an error that comes of
/// the type is shown there.
pub(crate) fn place(ty: &Type) -> Span {
    Span::call_site().located_at(value(ty).span())
}

/// The expression at the place of a member's type.
pub(crate) fn placed_at(ty: &Type, expression: TokenStream) -> TokenStream {
    moved_to(place(ty), expression)
}

/// The tokens at another place, where they mean what they did.
pub(crate) fn moved_to(place: Span, tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(place));
            token
        })
        .collect()
}

/// Whether the type is a list, by its name.
pub(crate) fn is_list(ty: &Type) -> bool {
    is_collection(ty) && !is_map(ty)
}

/// Whether the type is a map, by its name.
pub(crate) fn is_map(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|name| matches!(name.as_str(), "HashMap" | "BTreeMap"))
}

/// Whether the type holds one value that is neither list nor map, by its name.
pub(crate) fn is_scalar(ty: &Type) -> bool {
    is_plain(ty) && !matches!(ungrouped(ty), Type::Reference(_))
        || last_segment(ty)
            .is_some_and(|name| matches!(name.as_str(), "String" | "str" | "Blob" | "Timestamp"))
}

/// Whether a payload of the type is its bytes, in no format, by its name.
pub(crate) fn is_raw(ty: &Type) -> bool {
    last_segment(ty)
        .is_some_and(|name| matches!(name.as_str(), "String" | "str" | "Blob" | "ByteStream"))
}

/// Whether the type holds many values.
pub(crate) fn is_collection(ty: &Type) -> bool {
    matches!(
        ungrouped(ty),
        Type::Array(_) | Type::Slice(_) | Type::Tuple(_)
    ) || last_segment(ty).is_some_and(|name| {
        matches!(
            name.as_str(),
            "Vec" | "VecDeque" | "HashMap" | "BTreeMap" | "HashSet" | "BTreeSet"
        )
    })
}

/// Whether literals of the type should be taken as they are, without `Into`.
pub(crate) fn is_plain(ty: &Type) -> bool {
    matches!(ungrouped(ty), Type::Reference(_))
        || last_segment(ty).is_some_and(|name| {
            matches!(
                name.as_str(),
                "bool"
                    | "i8"
                    | "i16"
                    | "i32"
                    | "i64"
                    | "i128"
                    | "isize"
                    | "u8"
                    | "u16"
                    | "u32"
                    | "u64"
                    | "u128"
                    | "usize"
                    | "char"
                    | "f32"
                    | "f64"
            )
        })
}

/// Whether the type goes by this name, whatever its path.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|last| last == name)
}

fn argument<'a>(ty: &'a Type, names: &[&str]) -> Option<&'a Type> {
    let Type::Path(TypePath {
        qself: None, path, ..
    }) = ungrouped(ty)
    else {
        return None;
    };
    let segment = path.segments.last()?;
    if !names.iter().any(|name| segment.ident == name) {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}

fn last_segment(ty: &Type) -> Option<String> {
    match ungrouped(ty) {
        Type::Path(TypePath {
            qself: None, path, ..
        }) => path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

/// The type itself: a `macro_rules` fragment arrives in invisible groups.
fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        Type::Paren(paren) => ungrouped(&paren.elem),
        other => other,
    }
}

/// Whether one of the names stands anywhere in the type.
pub(crate) fn mentions(ty: &Type, names: &[&Ident]) -> bool {
    fn any(tokens: TokenStream, names: &[&Ident]) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(word) => names.contains(&&word),
            TokenTree::Group(group) => any(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    any(ty.to_token_stream(), names)
}
