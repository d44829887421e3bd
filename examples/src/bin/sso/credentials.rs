//! `sso credentials` and `sso exec`.

use std::ffi::OsStr;
use std::io;
use std::process::Command;

use aws_operation::sso_login::{CredentialsFormat, CredentialsText, RoleAccess};

use super::arguments::{Credentials, Exec, Format, RoleChoice};
use super::context::{Context, Role};
use super::exit::{Failure, Kind};
use super::output::Notes;

/// What would lead a command to other credentials than those that it is given.
const OTHER_CREDENTIALS: [&str; 8] = [
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_SECURITY_TOKEN",
    "AWS_SESSION_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_ACCOUNT_ID",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
];

/// The token of a service that takes signatures too goes before any credentials, as that of Amazon Bedrock does.
const TOKENS: &str = "AWS_BEARER_TOKEN_";

fn leads_elsewhere(name: &OsStr) -> bool {
    let is_token = name.to_str().is_some_and(|name| name.starts_with(TOKENS));
    is_token || OTHER_CREDENTIALS.iter().any(|other| name == *other)
}

pub(crate) fn print(arguments: &Credentials, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let (role, access) = get(&context, &arguments.role, notes)?;
    let format = match arguments.format {
        Format::Process | Format::Json => CredentialsFormat::Process,
        Format::Env => CredentialsFormat::Env,
        Format::Ini => CredentialsFormat::Ini,
    };
    CredentialsText::new(&access.credentials, format)
        .profile(role.profile.as_deref().unwrap_or("default"))
        .region(role.region.as_deref())
        .write_secrets_to(&mut io::stdout().lock())
        .map_err(|error| {
            let message = format!("cannot write to standard output: {error}");
            Failure::new(Kind::Other, message)
        })
}

pub(crate) fn exec(arguments: &Exec, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let (role, access) = get(&context, &arguments.role, notes)?;
    let Some((program, rest)) = arguments.command.split_first() else {
        return Err(Failure::new(Kind::Usage, "there is no command"));
    };
    let text = CredentialsText::new(&access.credentials, CredentialsFormat::Env)
        .region(role.region.as_deref());
    let mut command = Command::new(program);
    command.args(rest);
    for (name, _) in std::env::vars_os().filter(|(name, _)| leads_elsewhere(name)) {
        command.env_remove(name);
    }
    command.envs(text.secret_variables());
    let error = become_it(command);
    let what = program.to_string_lossy();
    let kind = match error.kind() {
        io::ErrorKind::NotFound => Kind::NoSuchCommand,
        _ => Kind::NotExecutable,
    };
    Err(Failure::new(
        kind,
        format!("{what:?} cannot be run: {error}"),
    ))
}

/// Puts the command in this program's place. What comes back is why that failed.
#[cfg(unix)]
fn become_it(mut command: Command) -> io::Error {
    use std::os::unix::process::CommandExt as _;
    command.exec()
}

/// Runs the command and ends as it does. What comes back is why that failed.
#[cfg(not(unix))]
fn become_it(mut command: Command) -> io::Error {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(Kind::Other as i32)),
        Err(error) => error,
    }
}

/// The role that is chosen, and credentials for it.
pub(crate) fn get(
    context: &Context,
    choice: &RoleChoice,
    notes: Notes,
) -> Result<(Role, RoleAccess), Failure> {
    let role = context.role(choice)?;
    let sso = context.sign_in(&choice.session)?;
    let access = sso.role_credentials(&role.account_id, &role.name);
    context.warn_of_unsaved(&sso, notes);
    let access = access?;
    if let Err(error) = &access.saved {
        notes.warn(&format!(
            "{error}. The credentials are fetched anew next time"
        ));
    }
    Ok((role, access))
}

#[cfg(test)]
mod tests {
    use super::leads_elsewhere;

    #[test]
    fn what_leads_elsewhere_is_taken_away() {
        for name in ["AWS_PROFILE", "AWS_ROLE_ARN", "AWS_BEARER_TOKEN_BEDROCK"] {
            assert!(leads_elsewhere(name.as_ref()), "{name}");
        }
        for name in ["AWS_CONFIG_FILE", "AWS_REGION", "PATH"] {
            assert!(!leads_elsewhere(name.as_ref()), "{name}");
        }
    }
}
