//! What holds for every struct.

use crate::check::distinct;
use crate::context::Context;
use crate::model::{Member, Structure};

/// An output: it owns its data, since the reply's bytes are gone when it is returned.
pub(crate) fn output(context: &Context, output: &Structure) {
    members(context, &output.members);
    if let Some(lifetime) = output.item.generics.lifetimes().next() {
        context.error(
            lifetime,
            "an output owns its data: use `String` instead of `&str`, and remove the lifetime",
        );
    }
}

/// A nested struct.
pub(crate) fn shape_structure(context: &Context, structure: &Structure) {
    members(context, &structure.members);
}

/// No two members with one name on the wire.
pub(crate) fn members(context: &Context, members: &[Member]) {
    distinct(
        context,
        "wire name",
        "give one of them another name with `#[aws(rename = \"...\")]`",
        members.iter().map(|member| {
            (
                member.wire_name.as_str(),
                member.wire_span,
                member.ident.to_string(),
            )
        }),
    );
}
