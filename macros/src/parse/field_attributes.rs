//! `#[aws(...)]` on the fields of a structure.

use std::cell::Cell;

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Field, Ident, LitStr, Type};

use crate::context::Context;
use crate::keys;
use crate::model::{Binding, DefaultValue, Modifiers, TimestampFormat};
use crate::parse::aws_attributes;
use crate::parse::container::Kind;
use crate::parse::elsewhere;
use crate::parse::entries::{Keys, Slot, flag, flag_or_value, parse_entries, text};
use crate::parse::field::check_not_empty;
use crate::parse::headers::{check_header_name, refuse_framing};
use crate::parse::xml;
use crate::types;

/// What the attributes of one field say.
pub(crate) struct FieldAttributes {
    pub(crate) rename: Slot<LitStr>,
    pub(crate) binding: Option<Bound>,
    /// Whether a binding was refused, so that where the member goes is not known if there is no other.
    pub(crate) is_refused: bool,
    pub(crate) modifiers: Modifiers,
}

/// A binding and what asks for it.
pub(crate) struct Bound {
    pub(crate) key: Ident,
    pub(crate) binding: Binding,
    /// The name in it, or the key.
    pub(crate) span: Span,
}

impl FieldAttributes {
    pub(crate) fn parse(context: &Context, kind: Kind, field: &Field) -> Self {
        let mut found = Self {
            rename: Slot::empty(),
            binding: None,
            is_refused: false,
            modifiers: Modifiers::default(),
        };
        // A binding that was given badly, or is none of this kind of item.
        let is_refused = Cell::new(false);
        let keys = Keys {
            place: "on a field",
            known: known(kind),
            elsewhere: &|name| {
                is_refused.set(is_refused.get() || is_binding(name));
                elsewhere::on_field(kind, name)
            },
        };
        for tokens in aws_attributes(context, &field.attrs) {
            parse_entries(context, tokens, &keys, |key, input| {
                let result = found.entry(context, kind, key, input);
                let is_bad = result.is_err() && is_binding(&key.to_string());
                is_refused.set(is_refused.get() || is_bad);
                result
            });
        }
        found.is_refused = is_refused.get();
        found.check_rename(context, &field.ty);
        found
    }

    fn entry(
        &mut self,
        context: &Context,
        kind: Kind,
        key: &Ident,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        let name = key.to_string();
        let name = name.as_str();
        if let Some((binding, span)) = binding(context, kind, name, key, input)? {
            self.bind(context, key, binding, span);
            return Ok(());
        }
        let modifiers = &mut self.modifiers;
        match name {
            keys::RENAME => {
                let name = text(key, input, "\"wireName\"")?;
                check_not_empty(context, &name, "a wire name");
                self.rename.set(context, key, name);
            }
            keys::TIMESTAMP => {
                let literal = text(key, input, "\"date-time\"")?;
                if let Some(format) = timestamp_format(context, &literal) {
                    once(
                        context,
                        key,
                        &mut modifiers.timestamp,
                        (key.clone(), format),
                    );
                }
            }
            keys::DEFAULT => {
                let default = flag_or_value(key, input, "value")?
                    .map_or(DefaultValue::Trait, DefaultValue::Expression);
                once(context, key, &mut modifiers.default, (key.clone(), default));
            }
            _ if xml::WORDS.contains(&name) => xml::entry(context, &mut modifiers.xml, key, input)?,
            _ => {
                flag(key, input)?;
                let slot = match name {
                    keys::HOST_LABEL => &mut modifiers.host_label,
                    keys::IDEMPOTENCY_TOKEN => &mut modifiers.idempotency_token,
                    keys::JSON_VALUE => &mut modifiers.json_value,
                    keys::REQUIRES_LENGTH => &mut modifiers.requires_length,
                    _ => &mut modifiers.sensitive,
                };
                once(context, key, slot, key.clone());
            }
        }
        Ok(())
    }

    fn bind(&mut self, context: &Context, key: &Ident, binding: Binding, span: Span) {
        if let Some(bound) = &self.binding {
            let message = if bound.key == *key {
                format!("`{key}` is given twice; remove one of them")
            } else {
                format!(
                    "`{key}` contradicts `{}`: a member goes to one place in the message; remove one of them",
                    bound.key
                )
            };
            context.error(key, message);
            return;
        }
        self.binding = Some(Bound {
            key: key.clone(),
            binding,
            span,
        });
    }

    /// Only labels, members of the body and payloads that are elements in XML go by their wire names.
    fn check_rename(&self, context: &Context, ty: &Type) {
        let (Some(rename), Some(bound)) = (self.rename.key(), &self.binding) else {
            return;
        };
        let goes_by_name = match bound.binding {
            Binding::Body | Binding::Label => true,
            Binding::Payload => !types::is_raw(types::value(ty)),
            _ => self.modifiers.host_label.is_some(),
        };
        if !goes_by_name {
            let (key, message) = (&bound.key, "which says where the member goes");
            context.error(
                rename,
                format!("`rename` says nothing beside `{key}`, {message}; remove it"),
            );
        }
    }
}

/// Takes a modifier, or reports that it was given before.
fn once<T>(context: &Context, key: &Ident, slot: &mut Option<T>, value: T) {
    if slot.is_some() {
        context.error(key, format!("`{key}` is given twice; remove one of them"));
    } else {
        *slot = Some(value);
    }
}

/// The binding that a key stands for, and where its name is written. `None` if the key is no binding.
fn binding(
    context: &Context,
    kind: Kind,
    name: &str,
    key: &Ident,
    input: ParseStream<'_>,
) -> syn::Result<Option<(Binding, Span)>> {
    let unnamed = match name {
        keys::LABEL => Binding::Label,
        keys::BODY => Binding::Body,
        keys::QUERY_MAP => Binding::QueryMap,
        keys::PAYLOAD => Binding::Payload,
        keys::STATUS_CODE => Binding::StatusCode,
        keys::QUERY => {
            let name = text(key, input, "\"name\"")?;
            check_not_empty(context, &name, "the name of a query parameter");
            return Ok(Some((Binding::Query(name.value()), name.span())));
        }
        keys::HEADER => {
            let name = text(key, input, "\"Name\"")?;
            check_header_name(context, &name);
            if kind == Kind::Operation {
                refuse_framing(context, &name, "no member can be bound to it");
            }
            return Ok(Some((Binding::Header(name.value()), name.span())));
        }
        keys::PREFIX_HEADERS => {
            let prefix = text(key, input, "\"X-Prefix-\"")?;
            if !prefix.value().is_empty() {
                check_header_name(context, &prefix);
            }
            return Ok(Some((
                Binding::PrefixHeaders(prefix.value()),
                prefix.span(),
            )));
        }
        _ => return Ok(None),
    };
    flag(key, input)?;
    Ok(Some((unnamed, key.span())))
}

/// One of Smithy's formats.
pub(crate) fn timestamp_format(context: &Context, literal: &LitStr) -> Option<TimestampFormat> {
    let found = literal.value();
    let format = TimestampFormat::ALL
        .iter()
        .find(|(name, _)| *name == found)
        .map(|(_, format)| *format);
    if format.is_none() {
        let names = TimestampFormat::ALL.map(|(name, _)| format!("\"{name}\""));
        context.error(
            literal,
            format!(
                "unknown `timestamp` format {found:?}; expected one of {}",
                names.join(", ")
            ),
        );
    }
    format
}

pub(crate) const OF_OPERATIONS: [&str; 22] = [
    keys::BODY,
    keys::DEFAULT,
    keys::EC2_QUERY_NAME,
    keys::FLATTENED,
    keys::HEADER,
    keys::HOST_LABEL,
    keys::IDEMPOTENCY_TOKEN,
    keys::ITEM,
    keys::JSON_VALUE,
    keys::KEY,
    keys::LABEL,
    keys::PAYLOAD,
    keys::PREFIX_HEADERS,
    keys::QUERY,
    keys::QUERY_MAP,
    keys::RENAME,
    keys::REQUIRES_LENGTH,
    keys::SENSITIVE,
    keys::TIMESTAMP,
    keys::VALUE,
    keys::XML_ATTRIBUTE,
    keys::XML_NAMESPACE,
];

pub(crate) const OF_OUTPUTS: [&str; 16] = [
    keys::DEFAULT,
    keys::EC2_QUERY_NAME,
    keys::FLATTENED,
    keys::HEADER,
    keys::ITEM,
    keys::JSON_VALUE,
    keys::KEY,
    keys::PAYLOAD,
    keys::PREFIX_HEADERS,
    keys::RENAME,
    keys::SENSITIVE,
    keys::STATUS_CODE,
    keys::TIMESTAMP,
    keys::VALUE,
    keys::XML_ATTRIBUTE,
    keys::XML_NAMESPACE,
];

const OF_SHAPES: [&str; 11] = [
    keys::DEFAULT,
    keys::EC2_QUERY_NAME,
    keys::FLATTENED,
    keys::ITEM,
    keys::KEY,
    keys::RENAME,
    keys::SENSITIVE,
    keys::TIMESTAMP,
    keys::VALUE,
    keys::XML_ATTRIBUTE,
    keys::XML_NAMESPACE,
];

fn known(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Operation => &OF_OPERATIONS,
        Kind::Output | Kind::Error => &OF_OUTPUTS,
        Kind::Shape => &OF_SHAPES,
    }
}

/// Whether a key says where a member goes.
fn is_binding(name: &str) -> bool {
    matches!(
        name,
        keys::BODY
            | keys::HEADER
            | keys::LABEL
            | keys::PAYLOAD
            | keys::PREFIX_HEADERS
            | keys::QUERY
            | keys::QUERY_MAP
            | keys::STATUS_CODE
    )
}
