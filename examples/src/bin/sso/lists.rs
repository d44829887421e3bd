//! `sso accounts` and `sso roles`.

use serde::Serialize;

use super::arguments::{List, Output, Roles};
use super::context::Context;
use super::exit::Failure;
use super::output::{self, Notes};
use super::table::Table;

/// An account as JSON, with the service's names.
#[derive(Serialize)]
struct Account<'a> {
    #[serde(rename = "accountId")]
    id: &'a str,
    #[serde(rename = "accountName")]
    name: Option<&'a str>,
    #[serde(rename = "emailAddress")]
    email: Option<&'a str>,
}

/// A role as JSON, with the service's names.
#[derive(Serialize)]
struct Role<'a> {
    #[serde(rename = "roleName")]
    name: &'a str,
    #[serde(rename = "accountId")]
    account: &'a str,
}

pub(crate) fn accounts(arguments: &List, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let sso = context.sign_in(&arguments.session)?;
    let found = sso.accounts();
    context.warn_of_unsaved(&sso, notes);
    let found = found?;
    let accounts: Vec<_> = found
        .iter()
        .map(|account| Account {
            id: &account.account_id,
            name: account.account_name.as_deref(),
            email: account.email_address.as_deref(),
        })
        .collect();
    if arguments.output == Output::Json {
        return output::json(&accounts);
    }
    if accounts.is_empty() {
        notes.say("You may use no account.");
        return Ok(());
    }
    let mut table = Table::new(["ACCOUNT", "NAME", "E-MAIL"]);
    for account in &accounts {
        table.row([
            account.id,
            account.name.unwrap_or("-"),
            account.email.unwrap_or("-"),
        ]);
    }
    output::line(&table.to_string())
}

pub(crate) fn roles(arguments: &Roles, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let sso = context.sign_in(&arguments.list.session)?;
    let found = sso.roles(&arguments.account);
    context.warn_of_unsaved(&sso, notes);
    let found = found?;
    let roles: Vec<_> = found
        .iter()
        .map(|role| Role {
            name: &role.role_name,
            account: role.account_id.as_deref().unwrap_or(&arguments.account),
        })
        .collect();
    if arguments.list.output == Output::Json {
        return output::json(&roles);
    }
    if roles.is_empty() {
        notes.say("You may take no role in this account.");
        return Ok(());
    }
    let mut table = Table::new(["ROLE", "ACCOUNT"]);
    for role in &roles {
        table.row([role.name, role.account]);
    }
    output::line(&table.to_string())
}
