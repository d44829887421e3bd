//! The arguments of operations that go by their names, and where they contradict others.

use syn::{DeriveInput, Ident, LitStr};

use crate::context::Context;
use crate::keys;
use crate::parse::container::Arguments;
use crate::protocols::Form;

/// Checks what names the operation on the wire, and its protocol, against the other arguments.
pub(super) fn arguments(context: &Context, input: &DeriveInput, arguments: &Arguments, form: Form) {
    protocol(context, arguments, form);
    match form {
        Form::HttpBindings => refuse_target(context, arguments),
        Form::Rpc => target(context, input, arguments),
    }
}

/// The service says what it speaks; without one the operation does.
fn protocol(context: &Context, arguments: &Arguments, form: Form) {
    let Some(key) = arguments.protocol.key() else {
        return;
    };
    if !arguments.lacks(keys::SERVICE) {
        context.error(
            key,
            "`protocol` contradicts `service`, which says what it speaks (`type Protocol = ...` of its `Service`); remove it",
        );
        return;
    }
    let Some(protocol) = arguments.protocol.get().copied().flatten() else {
        return;
    };
    if protocol.form == Form::Rpc && form == Form::HttpBindings {
        let keys = [arguments.method.key(), arguments.uri.key()];
        for key in keys.into_iter().flatten() {
            context.error(
                key,
                format!(
                    "operations of the protocol {} have no `method` and `uri`: all are sent to one path by POST; remove `{key}`",
                    protocol.name
                ),
            );
        }
    }
}

fn refuse_target(context: &Context, arguments: &Arguments) {
    let is_rpc = arguments
        .protocol
        .get()
        .copied()
        .flatten()
        .is_some_and(|protocol| protocol.form == Form::Rpc);
    // Then `method` and `uri` are what is wrong.
    if is_rpc {
        return;
    }
    for (key, reason) in [
        (arguments.target.key(), "which go by their URIs"),
        (arguments.version.key(), "whose URIs have it"),
        (
            arguments.no_input.key(),
            "which have a body only where a member goes into it",
        ),
    ] {
        if let Some(key) = key {
            context.error(
                key,
                format!("`{key}` says nothing of operations with `method` and `uri`, {reason}; remove it"),
            );
        }
    }
}

/// Without a service the operation must say all of it.
fn target(context: &Context, input: &DeriveInput, arguments: &Arguments) {
    let ident = &input.ident;
    let has_service = !arguments.lacks(keys::SERVICE);
    match (arguments.target.key(), arguments.target.get()) {
        (Some(key), Some(_)) if has_service => context.error(
            key,
            "`target` contradicts `service`, whose `ServiceMetadata` has it; remove it",
        ),
        (_, Some(target)) => check_target(context, ident, target),
        _ => {}
    }
    if has_service {
        if let Some(key) = arguments.version.key() {
            context.error(
                key,
                "`version` contradicts `service`, whose `ServiceMetadata` has it; remove it",
            );
        }
        return;
    }
    let protocol = arguments.protocol.get().copied().flatten();
    if protocol.is_some_and(|protocol| protocol.sends_version) {
        version(context, ident, arguments);
        return;
    }
    if let (Some(key), Some(protocol)) = (arguments.version.key(), protocol) {
        context.error(
            key,
            format!(
                "requests of the protocol {} name no version; remove it",
                protocol.name
            ),
        );
    }
    if arguments.lacks(keys::PROTOCOL) {
        context.error(
            ident,
            format!(
                "`{ident}` has no `protocol`; write `protocol = \"awsJson1_1\"`, or name a `service`, or give it a `method` and a `uri`"
            ),
        );
    }
    if arguments.lacks(keys::TARGET) {
        context.error(
            ident,
            format!(
                "`{ident}` has no `target`; write `target = \"prefix.{ident}\"` with what the service is called in `X-Amz-Target`, or name a `service`"
            ),
        );
    }
}

/// The forms of awsQuery and ec2Query name the version of the API, and no service.
fn version(context: &Context, ident: &Ident, arguments: &Arguments) {
    if let Some(key) = arguments.target.key() {
        context.error(
            key,
            "requests of this protocol name the operation and the `version` of the API, and no target; remove it",
        );
    }
    if arguments.lacks(keys::VERSION) {
        context.error(
            ident,
            format!(
                "`{ident}` has no `version`; write `version = \"2011-06-15\"` with that of the service's API, or name a `service`"
            ),
        );
    }
}

/// It is in the target or in the path: what Smithy allows in an identifier.
pub(super) fn check_operation_name(context: &Context, name: &LitStr) {
    let value = name.value();
    if value.is_empty() {
        context.error(name, "the name of an operation cannot be empty");
    } else if !value
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    {
        context.error(
            name,
            format!(
                "expected the name of an operation alone, of letters, digits and `_`, found {value:?}; what stands before it in `X-Amz-Target` is the service's `target`"
            ),
        );
    }
}

fn check_target(context: &Context, ident: &Ident, target: &LitStr) {
    let value = target.value();
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
    };
    let parts = value.rsplit_once('.');
    if !parts.is_some_and(|(service, operation)| is_name(service) && is_name(operation)) {
        context.error(
            target,
            format!(
                "expected the service and the operation, as in \"secretsmanager.GetSecretValue\", found {value:?}; write \"{}.{ident}\"",
                if is_name(&value) { &value } else { "prefix" }
            ),
        );
    }
}
