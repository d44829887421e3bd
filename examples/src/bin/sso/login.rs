//! `sso login`.

use aws_operation::sso_login::{How, LoginOptions, SignedIn, SsoLogin};

use super::arguments::{Login, Output};
use super::context::Context;
use super::exit::Failure;
use super::output::{self, Notes};
use super::terminal::Terminal;

pub(crate) fn run(arguments: &Login, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let sso = context.sign_in(&arguments.session)?;
    let options = LoginOptions::new().force(arguments.force);
    let options = options.flow(arguments.way.flow());
    let signed_in = sign_in(&sso, &options, !arguments.way.no_browser, notes)?;
    match arguments.output {
        Output::Text => output::line(&summary(&sso, &signed_in)),
        Output::Json => output::line(&output::token(&sso, &signed_in.token)?),
    }
}

/// Signs in, and says what the person should know beside the result.
pub(crate) fn sign_in(
    sso: &SsoLogin,
    options: &LoginOptions,
    opens: bool,
    notes: Notes,
) -> Result<SignedIn, Failure> {
    let mut terminal = Terminal::new(opens, notes.are_off());
    let outcome = sso.login(options, &mut terminal);
    drop(terminal);
    let signed_in = outcome?;
    if let Err(error) = &signed_in.saved {
        notes.warn(&format!(
            "{error}. The token is not kept in {}: other programs do not find it",
            signed_in.path.display()
        ));
    }
    if let Some(skew) = signed_in.skew {
        notes.warn(&format!(
            "{skew}: set it right, or good tokens look expired"
        ));
    }
    Ok(signed_in)
}

fn summary(sso: &SsoLogin, signed_in: &SignedIn) -> String {
    let start_url = sso.session().start_url();
    let expires_at = output::utc(signed_in.token.expires_at);
    match signed_in.how {
        How::Cached => format!("already signed in to {start_url} until {expires_at}"),
        How::Refreshed => format!("signed in to {start_url} until {expires_at}, refreshed"),
        _ => format!("signed in to {start_url} until {expires_at}"),
    }
}
