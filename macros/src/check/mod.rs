//! The checks over the model. Each reports on the token that is wrong; none stops the others.

mod bindings;
mod checksum;
mod enums;
mod host;
mod modifiers;
mod operation;
mod paginate;
mod rpc;
mod structure;
mod xml;

pub(crate) use checksum::header_of;
pub(crate) use enums::{error_enum, union, value_enum};
pub(crate) use operation::operation;
pub(crate) use paginate::token;
pub(crate) use structure::{output, shape_structure};

use proc_macro2::Span;

use crate::context::Context;
use crate::model::Member;

/// Reports the second of two items that share a name on the wire.
fn distinct<'a>(
    context: &Context,
    what: &str,
    fix: &str,
    names: impl Iterator<Item = (&'a str, Span, String)>,
) {
    let mut seen: Vec<(&str, String)> = Vec::new();
    for (name, span, owner) in names {
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == name) {
            context.error_at(
                span,
                format!("`{owner}` has the {what} `{name}`, as `{first}` has; {fix}"),
            );
        } else {
            seen.push((name, owner));
        }
    }
}

/// The wire names of the members, for a message.
fn named<'a>(members: impl Iterator<Item = &'a Member>) -> String {
    let names: Vec<String> = members
        .map(|member| format!("`{}`", member.wire_name))
        .collect();
    names.join(", ")
}
