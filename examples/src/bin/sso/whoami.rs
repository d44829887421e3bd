//! `sso whoami`.

use aws_operation::ClientBuilder;
use aws_operation::sts::GetCallerIdentity;
use serde::Serialize;

use super::arguments::{Output, RoleChoice, Whoami};
use super::context::Context;
use super::credentials;
use super::exit::Failure;
use super::output::{self, Notes};
use super::table::Table;

/// Who it is as JSON, with the service's names.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Identity<'a> {
    user_id: &'a str,
    account: &'a str,
    arn: &'a str,
}

pub(crate) fn run(arguments: &Whoami, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let client = client(&context, &arguments.role, notes)?;
    let client = client.build().map_err(Failure::usage)?;
    let found = client.send(&GetCallerIdentity::new())?;
    let identity = Identity {
        user_id: &found.user_id,
        account: &found.account,
        arn: &found.arn,
    };
    if arguments.output == Output::Json {
        return output::json(&identity);
    }
    let mut table = Table::new(["ACCOUNT", "ARN", "USER ID"]);
    table.row([identity.account, identity.arn, identity.user_id]);
    output::line(&table.to_string())
}

/// With credentials of the role that is chosen; without one, those that the AWS CLI would find.
fn client(context: &Context, choice: &RoleChoice, notes: Notes) -> Result<ClientBuilder, Failure> {
    if !context.has_role(choice)? {
        return Ok(context.finding_client(choice.session.profile.as_deref()));
    }
    let (role, access) = credentials::get(context, choice, notes)?;
    // A profile that names no region: any of the partition knows who one is, so that of the portal does.
    let region = match role.region {
        Some(region) => region,
        None => context.session(&choice.session)?.region().to_owned(),
    };
    let client = context.client(choice.session.profile.as_deref());
    Ok(client.region(region).credentials(access.credentials))
}
