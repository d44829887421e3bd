//! `#[aws_error]` enums.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, FieldsUnnamed, LitInt, LitStr, Variant};

use crate::case::Case;
use crate::context::Context;
use crate::keys;
use crate::model::{ErrorEnum, ErrorMembers, ErrorVariant};
use crate::parse::container::{Arguments, Kind, item};
use crate::parse::elsewhere;
use crate::parse::entries::{Keys, Slot, flag, parse_entries, text, value};
use crate::parse::field::{check_not_empty, member};
use crate::parse::{aws_attributes, refuse_attributes};

/// Reads an enum of modelled errors.
pub(crate) fn error_enum(
    context: &Context,
    input: &DeriveInput,
    arguments: TokenStream,
) -> Option<ErrorEnum> {
    let mut arguments = Arguments::parse(context, Kind::Error, arguments);
    let refuse = |keyword: &dyn ToTokens, found: &str| {
        context.error(
            keyword,
            format!("`#[aws_error]` expects an enum with one variant for each error of the operation, found {found}"),
        );
        None
    };
    let data = match &input.data {
        Data::Enum(data) => data,
        Data::Struct(data) => return refuse(&data.struct_token, "a struct"),
        Data::Union(data) => return refuse(&data.union_token, "a union"),
    };
    let case = arguments
        .rename_all
        .get()
        .copied()
        .flatten()
        .unwrap_or(Case::Camel);
    Some(ErrorEnum {
        item: item(input, &mut arguments),
        variants: data
            .variants
            .iter()
            .map(|variant| error_variant(context, case, variant))
            .collect(),
    })
}

fn error_variant(context: &Context, case: Case, variant: &Variant) -> ErrorVariant {
    let attributes = ErrorAttributes::parse(context, variant);
    let (code, code_span) = attributes.code.get().map_or_else(
        || (variant.ident.unraw().to_string(), variant.ident.span()),
        |code| (code.value(), code.span()),
    );
    ErrorVariant {
        ident: variant.ident.clone(),
        code,
        code_span,
        query_code: attributes.query_code.get().map(LitStr::value),
        status: attributes
            .status
            .get()
            .and_then(|literal| status(context, literal)),
        retryable: attributes.retryable.is_set(),
        throttling: attributes.throttling.is_set(),
        members: match &variant.fields {
            Fields::Unit => ErrorMembers::None,
            Fields::Named(fields) => ErrorMembers::Named(
                fields
                    .named
                    .iter()
                    .filter_map(|field| member(context, Kind::Error, case, field))
                    .collect(),
            ),
            Fields::Unnamed(fields) => shape(context, variant, fields),
        },
    }
}

/// The one shape that a tuple variant carries.
fn shape(context: &Context, variant: &Variant, fields: &FieldsUnnamed) -> ErrorMembers {
    for field in &fields.unnamed {
        refuse_attributes(
            context,
            &field.attrs,
            "the shape that an error carries has no attributes; its members have theirs",
        );
    }
    if fields.unnamed.len() == 1 {
        return ErrorMembers::Shape(Box::new(fields.unnamed[0].ty.clone()));
    }
    context.error(
        fields,
        format!(
            "an error carries named members or one `#[aws_shape]` struct: write `{0} {{ message: Option<String> }}` or `{0}(Shape)`",
            variant.ident
        ),
    );
    ErrorMembers::None
}

fn status(context: &Context, literal: &LitInt) -> Option<u16> {
    if let Ok(status @ 300..=599) = literal.base10_parse() {
        return Some(status);
    }
    context.error(
        literal,
        format!("`status` {literal} is no HTTP status of an error; expected 300 to 599"),
    );
    None
}

/// `#[aws(...)]` on a variant of an error enum.
struct ErrorAttributes {
    code: Slot<LitStr>,
    query_code: Slot<LitStr>,
    status: Slot<LitInt>,
    retryable: Slot<()>,
    throttling: Slot<()>,
}

impl ErrorAttributes {
    fn parse(context: &Context, variant: &Variant) -> Self {
        let mut found = Self {
            code: Slot::empty(),
            query_code: Slot::empty(),
            status: Slot::empty(),
            retryable: Slot::empty(),
            throttling: Slot::empty(),
        };
        let keys = Keys {
            place: "on an error",
            known: &[
                keys::CODE,
                keys::QUERY_CODE,
                keys::STATUS,
                keys::RETRYABLE,
                keys::THROTTLING,
            ],
            elsewhere: &elsewhere::on_error,
        };
        for tokens in aws_attributes(context, &variant.attrs) {
            parse_entries(context, tokens, &keys, |key, input| {
                match key.to_string().as_str() {
                    keys::CODE => {
                        let code = text(key, input, "\"ErrorCode\"")?;
                        check_not_empty(context, &code, "a code");
                        found.code.set(context, key, code);
                    }
                    keys::QUERY_CODE => {
                        let code = text(key, input, "\"ErrorCode\"")?;
                        check_not_empty(context, &code, "a code");
                        found.query_code.set(context, key, code);
                    }
                    keys::STATUS => {
                        let literal = value(key, input, "400")?;
                        found.status.set(context, key, literal);
                    }
                    keys::RETRYABLE => {
                        flag(key, input)?;
                        found.retryable.set(context, key, ());
                    }
                    _ => {
                        flag(key, input)?;
                        found.throttling.set(context, key, ());
                    }
                }
                Ok(())
            });
        }
        if found.throttling.is_set()
            && let Some(key) = found.retryable.key()
        {
            context.error(
                key,
                "`retryable` beside `throttling` says nothing more: a throttled call can always be retried; remove it",
            );
        }
        found
    }
}
