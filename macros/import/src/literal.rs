//! Expressions of the planned types from JSON values, for generated tests.

use std::error::Error;
use std::fmt;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

use crate::Paths;
use crate::plan::{Field, Item, Presence, Service, Structure, Type, Union};
use crate::write::{Types, ident};

/// Writes values as Rust expressions.
///
/// Values are keyed by the members' names in the model. Blobs are text; timestamps are seconds since 1970, with a fraction
/// where there is one; floats may be `"NaN"`, `"Infinity"` and `"-Infinity"`; `null` is a member that is not set.
#[derive(Clone, Copy, Debug)]
pub struct Literals<'a> {
    /// The plan of the types.
    pub service: &'a Service,
    /// Where the runtime is: `::aws_operation`.
    pub runtime: &'a TokenStream,
    /// The module that the types are in.
    pub module: Option<&'a TokenStream>,
    /// The path of a function from the text of JSON, `&str`, to a document.
    pub document: &'a TokenStream,
}

/// A value that does not fit its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiteralError {
    place: String,
    problem: String,
}

impl fmt::Display for LiteralError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` {}", self.place, self.problem)
    }
}

impl Error for LiteralError {}

fn error(place: &str, problem: impl Into<String>) -> LiteralError {
    LiteralError {
        place: place.to_owned(),
        problem: problem.into(),
    }
}

impl Literals<'_> {
    /// A struct as a literal of all its fields: `service.operations` have theirs, `service.items` the others.
    ///
    /// # Errors
    ///
    /// A member that the struct does not have, one that is required and not there, or a value of the wrong type.
    pub fn structure(
        &self,
        structure: &Structure,
        value: &Value,
    ) -> Result<TokenStream, LiteralError> {
        let place = &structure.ident;
        let members = value
            .as_object()
            .ok_or_else(|| error(place, format!("is a struct, found {value}")))?;
        if let Some(name) = members
            .keys()
            .find(|name| !structure.fields.iter().any(|field| field.member == **name))
        {
            return Err(error(place, format!("has no member `{name}`")));
        }
        let fields = structure
            .fields
            .iter()
            .map(|field| {
                let value = members.get(&field.member).filter(|value| !value.is_null());
                let name = ident(&field.ident);
                let expression = self.field(place, field, value)?;
                Ok(quote!(#name: #expression))
            })
            .collect::<Result<Vec<_>, LiteralError>>()?;
        let path = self.types().item(&structure.ident);
        Ok(quote!(#path { #(#fields),* }))
    }

    /// A value of a type.
    ///
    /// # Errors
    ///
    /// As [`structure`](Self::structure).
    pub fn value(&self, ty: &Type, value: &Value) -> Result<TokenStream, LiteralError> {
        let runtime = self.runtime;
        let wrong = || error(&format!("{ty:?}"), format!("cannot be {value}"));
        let text = || value.as_str().ok_or_else(wrong);
        Ok(match ty {
            Type::String => {
                let text = text()?;
                quote!(::std::string::String::from(#text))
            }
            Type::SensitiveString => {
                let text = text()?;
                quote!(#runtime::Sensitive::from(::std::string::String::from(#text)))
            }
            Type::Blob => {
                let text = text()?;
                quote!(#runtime::Blob::from(#text))
            }
            Type::SensitiveBlob => {
                let text = text()?;
                quote!(#runtime::Sensitive::from(#runtime::Blob::from(#text)))
            }
            Type::ByteStream => {
                let text = text()?;
                quote!(#runtime::ByteStream::from(::std::string::String::from(#text).into_bytes()))
            }
            Type::Boolean => {
                let flag = value.as_bool().ok_or_else(wrong)?;
                quote!(#flag)
            }
            Type::Integer => {
                let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
                let number = Literal::i32_unsuffixed(number.ok_or_else(wrong)?);
                quote!(#number)
            }
            Type::Long => {
                let number = Literal::i64_unsuffixed(value.as_i64().ok_or_else(wrong)?);
                quote!(#number)
            }
            Type::Float => float(value, &quote!(f32)).ok_or_else(wrong)?,
            Type::Double => float(value, &quote!(f64)).ok_or_else(wrong)?,
            Type::Timestamp => {
                let (seconds, nanoseconds) = value.as_number().and_then(epoch).ok_or_else(wrong)?;
                let seconds = Literal::i64_unsuffixed(seconds);
                let nanoseconds = Literal::u32_unsuffixed(nanoseconds);
                quote!(#runtime::Timestamp::from_epoch(#seconds, #nanoseconds))
            }
            Type::Document => {
                let text = value.to_string();
                let document = self.document;
                quote!(#document(#text))
            }
            Type::List { item, sparse } => {
                let items = value.as_array().ok_or_else(wrong)?;
                let items = items
                    .iter()
                    .map(|value| self.inner(item, *sparse, value))
                    .collect::<Result<Vec<_>, _>>()?;
                quote!(::std::vec::Vec::from([#(#items),*]))
            }
            Type::Map { value: ty, sparse } => {
                let entries = value.as_object().ok_or_else(wrong)?;
                let entries = entries
                    .iter()
                    .map(|(key, value)| {
                        let value = self.inner(ty, *sparse, value)?;
                        Ok(quote!((::std::string::String::from(#key), #value)))
                    })
                    .collect::<Result<Vec<_>, LiteralError>>()?;
                quote!(::std::collections::BTreeMap::from([#(#entries),*]))
            }
            Type::Item(name) => self.item(name, value)?,
        })
    }

    fn item(&self, name: &str, value: &Value) -> Result<TokenStream, LiteralError> {
        match self.service.items.get(name) {
            Some(Item::Structure(structure)) => self.structure(structure, value),
            Some(Item::Enum(values)) => {
                let text = value.as_str();
                let text = text.ok_or_else(|| error(name, format!("is an enum, found {value}")))?;
                let path = self.types().item(&values.ident);
                Ok(quote!(#path::from(#text)))
            }
            Some(Item::Union(union)) => self.union(union, value),
            None => Err(error(name, "is no type of the service")),
        }
    }

    fn union(&self, union: &Union, value: &Value) -> Result<TokenStream, LiteralError> {
        let set = value.as_object().and_then(|members| {
            let mut set = members.iter().filter(|(_, value)| !value.is_null());
            set.next().filter(|_| set.next().is_none())
        });
        let (member, value) = set.ok_or_else(|| {
            error(
                &union.ident,
                format!("is a union, an object with one member, found {value}"),
            )
        })?;
        let variant = union
            .variants
            .iter()
            .find(|variant| variant.member == *member)
            .ok_or_else(|| error(&union.ident, format!("has no member `{member}`")))?;
        let path = self.types().item(&union.ident);
        let name = ident(&variant.ident);
        let value = boxed(self.value(&variant.ty, value)?, variant.boxed);
        Ok(quote!(#path::#name(#value)))
    }

    fn field(
        &self,
        owner: &str,
        field: &Field,
        value: Option<&Value>,
    ) -> Result<TokenStream, LiteralError> {
        let expression = value
            .map(|value| self.value(&field.ty, value))
            .transpose()
            .map_err(|fault| {
                error(
                    &format!("{owner}.{}", field.member),
                    format!("is wrong: {fault}"),
                )
            })?
            .map(|expression| boxed(expression, field.boxed));
        match (field.presence, expression) {
            (Presence::Optional, Some(expression)) => {
                Ok(quote!(::core::option::Option::Some(#expression)))
            }
            (Presence::Optional, None) => Ok(quote!(::core::option::Option::None)),
            (_, Some(expression)) => Ok(expression),
            (Presence::Default, None) => Ok(quote!(::core::default::Default::default())),
            (Presence::Required, None) => {
                Err(error(&format!("{owner}.{}", field.member), "is required"))
            }
        }
    }

    fn inner(&self, ty: &Type, sparse: bool, value: &Value) -> Result<TokenStream, LiteralError> {
        if !sparse {
            return self.value(ty, value);
        }
        if value.is_null() {
            return Ok(quote!(::core::option::Option::None));
        }
        let value = self.value(ty, value)?;
        Ok(quote!(::core::option::Option::Some(#value)))
    }

    fn types(&self) -> Types<'_> {
        Types {
            runtime: self.runtime,
            paths: Paths::Absolute,
            prefix: self.module,
        }
    }
}

fn boxed(expression: TokenStream, boxed: bool) -> TokenStream {
    if boxed {
        quote!(::std::boxed::Box::new(#expression))
    } else {
        expression
    }
}

fn float(value: &Value, ty: &TokenStream) -> Option<TokenStream> {
    match value.as_str() {
        Some("NaN") => return Some(quote!(#ty::NAN)),
        Some("Infinity") => return Some(quote!(#ty::INFINITY)),
        Some("-Infinity") => return Some(quote!(#ty::NEG_INFINITY)),
        Some(_) => return None,
        None => {}
    }
    let number = value.as_f64().filter(|number| number.is_finite())?;
    let number = Literal::f64_unsuffixed(number);
    Some(quote!(#number))
}

/// Seconds and nanoseconds since 1970. The digits are read as they are written, since a float would round them.
fn epoch(number: &Number) -> Option<(i64, u32)> {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let seconds: i64 = whole.parse().ok()?;
    let digits: String = fraction
        .chars()
        .chain("000000000".chars())
        .take(9)
        .collect();
    let nanoseconds: u32 = digits.parse().ok()?;
    if nanoseconds > 0 && whole.starts_with('-') {
        // Nanoseconds count forwards.
        Some((seconds.checked_sub(1)?, 1_000_000_000 - nanoseconds))
    } else {
        Some((seconds, nanoseconds))
    }
}
