//! `#[aws_operation(...)]` structs.

use proc_macro2::{Span, TokenStream};
use syn::{DeriveInput, Ident, Type};

use crate::context::Context;
use crate::keys;
use crate::model::{Auth, Binding, Operation};
use crate::parse::container::{Arguments, Kind};
use crate::parse::structure::structure;
use crate::parse::{host, rpc};
use crate::protocols::Form;
use crate::uri::{self, Segment};

/// Reads an operation. `None` where the item is no struct with named fields.
pub(crate) fn operation(
    context: &Context,
    input: &DeriveInput,
    arguments: TokenStream,
) -> Option<Operation> {
    let mut arguments = Arguments::parse(context, Kind::Operation, arguments);
    let structure = structure(context, Kind::Operation, input, &mut arguments);

    let form = form(&arguments);
    if form == Form::HttpBindings {
        if arguments.lacks(keys::METHOD) {
            missing(context, input, keys::METHOD, "method = \"POST\"");
        }
        if arguments.lacks(keys::URI) {
            missing(context, input, keys::URI, "uri = \"/path\"");
        }
    }
    rpc::arguments(context, input, &arguments, form);
    let segments = arguments
        .uri
        .get()
        .map(|literal| segments(context, literal))
        .unwrap_or_default();

    let host_segments = arguments
        .endpoint
        .get()
        .map(|literal| host::segments(context, literal))
        .unwrap_or_default();
    let checksum_required = arguments.checksum_required.key().map(Ident::span);
    let request_compression = arguments.request_compression.key().map(Ident::span);

    let method = method(&arguments);
    let protocol_at = arguments.protocol_span;
    let protocol = protocol_at.zip(arguments.protocol.get().copied().flatten());
    let mut structure = structure?;
    bind_labels(&mut structure.members, &segments);
    let bindings_at = [arguments.uri.key(), arguments.method.key()]
        .into_iter()
        .flatten()
        .map(Ident::span)
        .next();
    Some(Operation {
        structure,
        name: arguments.name.take(),
        form,
        protocol,
        method,
        uri: arguments.uri.take(),
        bindings_at,
        segments,
        target: arguments.target.take(),
        version: arguments.version.take(),
        no_input: arguments.no_input.key().map(Ident::span),
        output: arguments.output.take(),
        error: arguments.error.take(),
        service: arguments.service.take(),
        auth: arguments.auth.take().flatten(),
        host_segments,
        endpoint: arguments.endpoint.take(),
        headers: arguments.headers.take().unwrap_or_default(),
        paginate: arguments.paginate.take().flatten(),
        idempotent: arguments.idempotent.take(),
        checksum: arguments.checksum.take().flatten(),
        checksum_required,
        request_compression,
    })
}

/// An operation with a `method` or a `uri` has HTTP bindings. One without has not, if something says what it speaks.
fn form(arguments: &Arguments) -> Form {
    let says = |key: &str| !arguments.lacks(key);
    let has_bindings = says(keys::METHOD) || says(keys::URI);
    let of_protocol = arguments.protocol.get().copied().flatten();
    match of_protocol {
        Some(protocol) if !has_bindings => protocol.form,
        _ if has_bindings => Form::HttpBindings,
        _ if says(keys::SERVICE) || says(keys::TARGET) || says(keys::PROTOCOL) => Form::Rpc,
        _ => Form::HttpBindings,
    }
}

/// Output and error types as far as they can be read, for the stub of an item that is wrong.
pub(crate) fn signature(tokens: TokenStream) -> (Option<Type>, Option<Type>) {
    let silent = Context::new();
    let arguments = Arguments::parse(&silent, Kind::Operation, tokens);
    drop(silent.check());
    (arguments.output.take(), arguments.error.take())
}

fn method(arguments: &Arguments) -> Option<(Span, crate::model::Method)> {
    let method = arguments.method.get().copied().flatten()?;
    Some((arguments.method_span?, method))
}

fn missing(context: &Context, input: &DeriveInput, key: &str, example: &str) {
    context.error(
        &input.ident,
        format!(
            "`{}` has no `{key}`; write `#[aws_operation({example}, ...)]`",
            input.ident
        ),
    );
}

fn segments(context: &Context, literal: &syn::LitStr) -> Vec<Segment> {
    match uri::parse(&literal.value()) {
        Ok(segments) => segments,
        Err(faults) => {
            for fault in faults {
                context.error(literal, fault);
            }
            Vec::new()
        }
    }
}

/// A member whose wire name is that of a label fills the label, marked or not.
fn bind_labels(members: &mut [crate::model::Member], segments: &[Segment]) {
    for member in members {
        // What is bound by an attribute stays where it is: its name is another namespace.
        if member.binding == Binding::Body
            && member.bound_by.is_none()
            && uri::labels(segments).any(|label| label == member.wire_name)
        {
            member.binding = Binding::Label;
        }
    }
}

/// The authorization of an operation that says nothing about it.
pub(crate) const DEFAULT_AUTH: Auth = Auth::None;
