//! `#[aws(...)]` on the variants of a shape.

use syn::parse::ParseStream;
use syn::{Ident, LitInt, LitStr, Token, Variant};

use crate::context::Context;
use crate::keys;
use crate::model::{TimestampFormat, XmlTraits};
use crate::parse::elsewhere;
use crate::parse::entries::{Keys, Slot, flag, parse_entries, text, value};
use crate::parse::field::check_not_empty;
use crate::parse::field_attributes::timestamp_format;
use crate::parse::{aws_attributes, refuse_attributes, xml};

const OF_VARIANTS: [&str; 8] = [
    keys::RENAME,
    keys::VALUE,
    keys::UNKNOWN,
    keys::SENSITIVE,
    keys::TIMESTAMP,
    keys::FLATTENED,
    keys::ITEM,
    keys::XML_NAMESPACE,
];

/// `#[aws(...)]` on a variant of a shape.
pub(crate) struct VariantAttributes {
    pub(crate) rename: Slot<LitStr>,
    pub(crate) value: Slot<LitInt>,
    /// Whether a value is given, well or badly.
    pub(crate) has_value: bool,
    pub(crate) unknown: Slot<()>,
    pub(crate) sensitive: Slot<()>,
    pub(crate) timestamp: Slot<Option<TimestampFormat>>,
    pub(crate) xml: XmlTraits,
}

impl VariantAttributes {
    pub(crate) fn parse(context: &Context, variant: &Variant) -> Self {
        let mut found = Self {
            rename: Slot::empty(),
            value: Slot::empty(),
            has_value: false,
            unknown: Slot::empty(),
            sensitive: Slot::empty(),
            timestamp: Slot::empty(),
            xml: XmlTraits::default(),
        };
        let keys = Keys {
            place: "on a variant",
            known: &OF_VARIANTS,
            elsewhere: &elsewhere::on_variant,
        };
        for tokens in aws_attributes(context, &variant.attrs) {
            parse_entries(context, tokens, &keys, |key, input| {
                match key.to_string().as_str() {
                    keys::RENAME => {
                        let name = text(key, input, "\"wireName\"")?;
                        check_not_empty(context, &name, "a wire name");
                        found.rename.set(context, key, name);
                    }
                    keys::VALUE => {
                        found.has_value = true;
                        let literal = integer(key, input)?;
                        found.value.set(context, key, literal);
                    }
                    keys::UNKNOWN => {
                        flag(key, input)?;
                        found.unknown.set(context, key, ());
                    }
                    keys::SENSITIVE => {
                        flag(key, input)?;
                        found.sensitive.set(context, key, ());
                    }
                    keys::TIMESTAMP => {
                        let literal = text(key, input, "\"date-time\"")?;
                        let format = timestamp_format(context, &literal);
                        found.timestamp.set(context, key, format);
                    }
                    _ => xml::entry(context, &mut found.xml, key, input)?,
                }
                Ok(())
            });
        }
        for field in &variant.fields {
            refuse_attributes(
                context,
                &field.attrs,
                "the attributes of a member of a union stand on its variant",
            );
        }
        if variant.fields.is_empty() {
            let of_xml = found.xml.keys();
            for key in [found.sensitive.key(), found.timestamp.key()]
                .into_iter()
                .flatten()
                .chain(of_xml)
            {
                context.error(
                    key,
                    format!("`{key}` is for a variant that holds a value; this one holds none"),
                );
            }
        }
        found
    }
}

/// An integer with an optional minus sign.
fn integer(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitInt> {
    struct Signed(LitInt);
    impl syn::parse::Parse for Signed {
        fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
            let minus: Option<Token![-]> = input.parse()?;
            let literal: LitInt = input.parse()?;
            let sign = if minus.is_some() { "-" } else { "" };
            Ok(Self(LitInt::new(
                &format!("{sign}{}", literal.base10_digits()),
                literal.span(),
            )))
        }
    }
    value::<Signed>(key, input, "1").map(|signed| signed.0)
}
