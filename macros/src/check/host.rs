//! What holds for the host prefix: its labels and the members that fill them belong together.

use crate::check::named;
use crate::context::Context;
use crate::model::{Member, Operation};
use crate::types;
use crate::uri;

/// Checks the labels of the host.
pub(crate) fn labels(context: &Context, operation: &Operation) {
    let marked: Vec<&Member> = operation
        .structure
        .members
        .iter()
        .filter(|member| member.modifiers.host_label.is_some())
        .collect();
    let unfilled: Vec<&str> = uri::labels(&operation.host_segments)
        .filter(|label| marked.iter().all(|member| member.wire_name != *label))
        .collect();
    let idle = |member: &&Member| {
        uri::labels(&operation.host_segments).all(|label| label != member.wire_name)
    };
    let idle: Vec<&Member> = marked.iter().copied().filter(idle).collect();
    for label in &unfilled {
        unfilled_label(context, operation, label, &idle);
    }
    // A faulty prefix has no segments and was reported. Where a label is unfilled, these were named as what was found.
    let is_faulty = operation.endpoint.is_some() && operation.host_segments.is_empty();
    if unfilled.is_empty() && !is_faulty {
        for member in idle {
            context.error(
                &member.modifiers.host_label,
                format!(
                    "`{}` is marked `host_label`, but the operation has no `endpoint = \"...\"` with `{{{}}}` in it",
                    member.ident, member.wire_name
                ),
            );
        }
    }
    for member in marked {
        if types::option(&member.ty).is_some() {
            context.error(
                &member.ty,
                format!(
                    "`{}` fills the label `{{{}}}` of the host, which is always needed; it cannot be an `Option`",
                    member.ident, member.wire_name
                ),
            );
        }
    }
}

fn unfilled_label(context: &Context, operation: &Operation, label: &str, idle: &[&Member]) {
    let members = &operation.structure.members;
    let advice = if let Some(member) = members.iter().find(|member| member.wire_name == label) {
        format!(
            "`{}` has that name: mark it with `#[aws(host_label)]`",
            member.ident
        )
    } else if idle.is_empty() {
        format!("mark the one with the wire name `{label}` with `#[aws(host_label)]`")
    } else {
        format!(
            "expected one with the wire name `{label}`, found {}; add `#[aws(rename = \"{label}\")]` to the one that is meant",
            named(idle.iter().copied())
        )
    };
    context.error(
        &operation.endpoint,
        format!("no field fills the label `{{{label}}}` of the host; {advice}"),
    );
}
