//! What holds for operations that come in pages.

use crate::context::Context;
use crate::model::{Member, Operation};
use crate::types;

/// The member that says where a page begins.
pub(crate) fn token(operation: &Operation) -> Option<&Member> {
    let input = operation.paginate.as_ref()?.input.value();
    operation
        .structure
        .members
        .iter()
        .find(|member| member.name() == input || member.ident == input)
}

/// The member is there, and can be left out of the first request.
pub(crate) fn paginate(context: &Context, operation: &Operation) {
    let Some(paginate) = &operation.paginate else {
        return;
    };
    match token(operation) {
        None => context.error(
            &paginate.input,
            format!(
                "no field has the wire name `{}`; `input` names the field that says where a page begins",
                paginate.input.value()
            ),
        ),
        Some(member) if types::option(&member.ty).is_none() => context.error(
            &member.ty,
            format!(
                "`{}` says where a page begins, and the first page begins nowhere; expected an `Option`",
                member.ident
            ),
        ),
        Some(_) => {}
    }
    if operation.output.is_none() {
        context.error(
            &paginate.output,
            "the operation has no `output` whose member could say where the next page begins",
        );
    }
}
