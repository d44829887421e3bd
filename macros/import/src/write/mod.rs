//! From the plan to the DSL: nothing is decided here but how it looks.

mod checksum;
mod enums;
mod errors;
mod lints;
mod operation;
mod service;
mod structure;
mod types;
mod waiters;
mod xml;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::names::is_keyword;
use crate::plan::{Item, Message, Notes, Service, TimestampFormat};
use crate::{Docs, Options};

pub(crate) use enums::code;
pub(crate) use types::Types;

/// Writes a service.
pub(crate) fn write(service: &Service, options: &Options) -> TokenStream {
    let writer = Writer {
        service,
        types: Types {
            runtime: &options.runtime,
            paths: options.paths,
            prefix: None,
        },
        docs: options.docs,
    };
    let mut tokens = writer.service();
    tokens.extend(writer.waiters());
    for operation in &service.operations {
        tokens.extend(writer.operation(operation));
        let errors = service.errors.iter();
        for error in errors.filter(|error| operation.error.as_ref() == Some(&error.ident)) {
            tokens.extend(writer.error_enum(error));
        }
    }
    for item in service.items.values() {
        tokens.extend(match item {
            Item::Structure(structure) => writer.shape(structure),
            Item::Enum(values) => writer.value_enum(values),
            Item::Union(union) => writer.union(union),
        });
    }
    tokens
}

struct Writer<'a> {
    service: &'a Service,
    types: Types<'a>,
    docs: Docs,
}

impl Writer<'_> {
    /// An attribute macro of the runtime with its arguments, and where the runtime is if that is not where it usually is.
    fn attribute(&self, name: &str, mut arguments: Vec<TokenStream>) -> TokenStream {
        let runtime = self.types.runtime;
        let name = ident(name);
        let usual = quote!(::aws_operation);
        if runtime.to_string() != usual.to_string() {
            arguments.push(quote!(crate = #runtime));
        }
        if arguments.is_empty() {
            quote!(#[#runtime::#name])
        } else {
            quote!(#[#runtime::#name(#(#arguments),*)])
        }
    }

    /// The doc comment, or `fallback` where the model says nothing: no public item is without one.
    fn docs(&self, notes: &Notes, fallback: &str) -> TokenStream {
        let fallback = [fallback.to_owned()];
        let lines = if notes.docs.is_empty() {
            &fallback[..]
        } else {
            &notes.docs
        };
        match self.docs {
            Docs::None => TokenStream::new(),
            Docs::Block => {
                let text = lines.join("\n");
                quote!(#[doc = #text])
            }
            Docs::Lines => {
                let lines = lines.iter().map(|line| {
                    if line.is_empty() {
                        String::new()
                    } else {
                        format!(" {line}")
                    }
                });
                quote!(#(#[doc = #lines])*)
            }
        }
    }

    /// The attributes of an item, before that of the macro. `uses_deprecated` where it names what is deprecated.
    fn item_attributes(&self, notes: &Notes, fallback: &str, uses_deprecated: bool) -> TokenStream {
        let docs = self.docs(notes, fallback);
        let deprecated = deprecated(notes);
        let mut allowed = Vec::new();
        if uses_deprecated || notes.deprecated {
            allowed.push(quote!(deprecated));
        }
        if self.docs == Docs::None {
            allowed.push(quote!(missing_docs));
        }
        let allow = (!allowed.is_empty()).then(|| quote!(#[allow(#(#allowed),*)]));
        quote!(#docs #deprecated #allow)
    }

    fn is_deprecated(&self, item: Option<&str>) -> bool {
        item.and_then(|item| self.service.items.get(item))
            .is_some_and(|item| item.notes().deprecated)
    }
}

fn deprecated(notes: &Notes) -> Option<TokenStream> {
    notes.deprecated.then(|| {
        let note = notes.deprecation.as_ref();
        let note = note.map(|note| quote!((note = #note)));
        quote!(#[deprecated #note])
    })
}

/// The arguments of `#[aws(...)]`, or nothing without any.
fn aws(arguments: &[TokenStream]) -> Option<TokenStream> {
    (!arguments.is_empty()).then(|| quote!(#[aws(#(#arguments),*)]))
}

/// The arguments of `#[aws_shape(...)]`.
fn shape_arguments(only_in: Option<Message>) -> Vec<TokenStream> {
    let argument = only_in.map(|message| {
        let name = match message {
            Message::Request => "request",
            Message::Response => "response",
        };
        quote!(only_in = #name)
    });
    argument.into_iter().collect()
}

fn timestamp(format: TimestampFormat) -> TokenStream {
    let name = match format {
        TimestampFormat::EpochSeconds => "epoch-seconds",
        TimestampFormat::DateTime => "date-time",
        TimestampFormat::HttpDate => "http-date",
    };
    quote!(timestamp = #name)
}

/// An identifier, raw if it must be.
pub(crate) fn ident(name: &str) -> Ident {
    if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}
