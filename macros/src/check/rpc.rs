//! What holds for operations that go by their names: all members are in the body, under names that are said.

use crate::context::Context;
use crate::model::{Binding, Operation};

/// Checks an operation without `method` and `uri`.
pub(crate) fn operation(context: &Context, operation: &Operation) {
    if !operation.is_rpc() {
        return;
    }
    no_bindings(context, operation);
    case_is_said(context, operation);
    no_input(context, operation);
}

fn no_bindings(context: &Context, operation: &Operation) {
    for member in &operation.structure.members {
        if let Some(key) = &member.bound_by
            && member.binding != Binding::Refused
        {
            context.error(
                key,
                format!(
                    "`{}` is bound by `{key}`, but all members of an operation without `method` and `uri` are in the body; remove `{key}`",
                    member.ident
                ),
            );
        }
    }
}

/// Of the services that speak awsJson, two thirds write their members in Pascal case and a third in camel case: a default would
/// be wrong for most, and what is named wrongly is not sent.
fn case_is_said(context: &Context, operation: &Operation) {
    if let Some(member) = operation.structure.named_by_default() {
        let ident = &operation.structure.item.ident;
        context.error(
            ident,
            format!(
                "`{ident}` has no `rename_all`: the members of such services are in Pascal case (Secrets Manager, DynamoDB, SQS) or in camel case (ECR, CloudWatch Logs, Step Functions); write `rename_all = \"PascalCase\"` or `rename_all = \"camelCase\"`, so that `{}` has its right name",
                member.ident
            ),
        );
    }
}

fn no_input(context: &Context, operation: &Operation) {
    if let Some(span) = operation.no_input
        && let Some(member) = operation.structure.members.first()
    {
        context.error_at(
            span,
            format!(
                "`no_input` contradicts `{}`, which is a member of the input; remove one of them",
                member.ident
            ),
        );
    }
}
