//! What holds for operations whose requests and replies have checksums.

use syn::LitStr;

use crate::context::Context;
use crate::model::{Binding, Member, Operation};

/// The members are there, and in headers.
pub(crate) fn checksum(context: &Context, operation: &Operation) {
    let Some(checksum) = &operation.checksum else {
        return;
    };
    let members = &operation.structure.members;
    if let Some(name) = &checksum.request_algorithm {
        let what =
            "`request_algorithm` names the field for the algorithm of the request's checksum";
        in_header(context, members, name, what, "x-amz-sdk-checksum-algorithm");
    }
    if let Some(name) = &checksum.validation_mode {
        let what =
            "`request_validation_mode` names the field that asks for the checksum of the reply";
        in_header(context, members, name, what, "x-amz-checksum-mode");
    }
    if let (Some((span, _)), None) = (&checksum.response_algorithms, &checksum.validation_mode) {
        context.error_at(
            *span,
            "`response_algorithms` are those of the checksum that a request asks for; add `request_validation_mode = \"checksum_mode\"`",
        );
    }
    if let Some(span) = operation.checksum_required
        && (checksum.request_algorithm.is_some() || checksum.required.is_some())
    {
        context.error_at(
            span,
            "`checksum_required` adds a `Content-MD5` beside the checksum of `checksum(...)`; remove it, and write `checksum(required, ...)` if the service wants one",
        );
    }
}

/// The field with this name: its own, that of the model, or that of its header.
fn member<'a>(members: &'a [Member], name: &LitStr) -> Option<&'a Member> {
    let name = name.value();
    members
        .iter()
        .find(|member| member.ident == name || member.wire_name == name || member.name() == name)
}

/// The header of the field with this name, which the check has found.
pub(crate) fn header_of<'a>(members: &'a [Member], name: &LitStr) -> Option<&'a str> {
    match &member(members, name)?.binding {
        Binding::Header(header) => Some(header),
        _ => None,
    }
}

fn in_header(context: &Context, members: &[Member], name: &LitStr, what: &str, header: &str) {
    match member(members, name) {
        None => {
            let in_headers = members
                .iter()
                .filter(|member| matches!(member.binding, Binding::Header(_)));
            let names: Vec<String> = in_headers
                .map(|member| format!("`{}`", member.ident))
                .collect();
            let found = if names.is_empty() {
                "no field is in a header".to_owned()
            } else {
                format!("found {} in headers", names.join(", "))
            };
            context.error(
                name,
                format!("no field has the name `{}`: {what}; {found}", name.value()),
            );
        }
        // What its binding is was refused, and reported.
        Some(member) if matches!(member.binding, Binding::Header(_) | Binding::Refused) => {}
        Some(member) => context.error(
            name,
            format!(
                "`{}` is in no header: {what}; add `#[aws(header = \"{header}\")]` to it",
                member.ident
            ),
        ),
    }
}
