//! `sso logout`.

use aws_operation::sso_login::{SignedOut, logout_all};

use super::arguments::Logout;
use super::context::Context;
use super::exit::{Failure, Kind};
use super::output::{self, Notes};

pub(crate) fn run(arguments: &Logout, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let done = if arguments.session.is_made() {
        let sso = context.sign_in(&arguments.session)?;
        sso.logout(arguments.registration)
    } else {
        let settings = context.portal_settings(arguments.session.endpoint_url.as_deref())?;
        if arguments.registration {
            let message = "--registration goes with a session; choose one with --profile, --sso-session or --start-url";
            return Err(Failure::new(Kind::Usage, message));
        }
        logout_all(&context.caches, &settings, &context.client(None))
    };
    for error in &done.errors {
        notes.warn(&error.to_string());
    }
    output::line(&summary(&done))?;
    if done.errors.is_empty() {
        Ok(())
    } else {
        let message = "some files are still there; remove them yourself";
        Err(Failure::new(Kind::Other, message))
    }
}

fn summary(done: &SignedOut) -> String {
    if done.tokens == 0 && done.ended == 0 && done.roles == 0 && done.errors.is_empty() {
        return "nobody was signed in".to_owned();
    }
    let tokens = counted(done.tokens, "token");
    let ended = done.ended;
    if done.roles == 0 {
        return format!("signed out: {tokens}, {ended} ended at the portal");
    }
    let roles = counted(done.roles, "file");
    format!(
        "signed out: {tokens}, {ended} ended at the portal; {roles} of role credentials removed, which stay good until they expire"
    )
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
