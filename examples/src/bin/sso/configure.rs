//! `sso configure`: a session and profiles for the configuration file.

mod choice;
mod question;

use aws_operation::sso_login::{ConfigEditor, LoginOptions, Session, SsoLogin, SsoProfile};

use self::choice::Wanted;
use self::question::Questions;
use super::arguments::Configure;
use super::context::{CLIENT_NAME, Context, check_endpoint};
use super::exit::{Failure, Kind};
use super::login::sign_in;
use super::output::{self, Notes};

const SCOPE: &str = "sso:account:access";

/// The section that is written.
struct Section {
    name: String,
    start_url: String,
    region: String,
}

pub(crate) fn run(arguments: &Configure, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let questions = Questions::new();
    let section = section(arguments, &context, &questions)?;
    let path = context.config.environment().config_file();
    let mut editor = ConfigEditor::open(path.map_err(Failure::usage)?).map_err(Failure::usage)?;
    editor
        .set_sso_session(&section.name, &section.start_url, &section.region, &[SCOPE])
        .map_err(Failure::usage)?;

    let sso = sso(arguments, &context, &section)?;
    let options = LoginOptions::new().flow(arguments.way.flow());
    sign_in(&sso, &options, !arguments.way.no_browser, notes)?;
    let profiles = choice::profiles(arguments, &sso, &questions)?;
    let region = match &arguments.profile_region {
        Some(region) => Some(region.clone()),
        None if profiles.is_empty() => None,
        None => questions.optional("Region of the profiles")?,
    };
    for Wanted { role, name } in &profiles {
        let mut profile = SsoProfile::new(&section.name, &role.account_id, &role.name);
        profile.region.clone_from(&region);
        editor
            .set_sso_profile(name, &profile)
            .map_err(Failure::usage)?;
    }
    save(editor, arguments.yes, &questions, notes)
}

/// What is given, what is in the file already, or what the person says.
fn section(
    arguments: &Configure,
    context: &Context,
    questions: &Questions,
) -> Result<Section, Failure> {
    let name = match &arguments.sso_session {
        Some(name) => name.clone(),
        None => questions.required("Name of the session", "--sso-session", Some("my-sso"))?,
    };
    let known = context.config.sso_session(&name).map_err(Failure::usage)?;
    let known = known.as_ref();
    let start_url = match (&arguments.start_url, known) {
        (Some(url), _) => url.clone(),
        (None, Some(known)) => known.start_url.clone(),
        (None, None) => questions.required("Start URL", "--start-url", None)?,
    };
    let region = match (&arguments.region, known) {
        (Some(region), _) => region.clone(),
        (None, Some(known)) => known.region.clone(),
        (None, None) => questions.required("Region of AWS SSO", "--region", Some("us-east-1"))?,
    };
    aws_operation::sso_oidc::endpoint(&region).map_err(Failure::usage)?;
    Ok(Section {
        name,
        start_url,
        region,
    })
}

fn sso(arguments: &Configure, context: &Context, section: &Section) -> Result<SsoLogin, Failure> {
    let session = Session::named(&section.name, &section.start_url, &section.region);
    let profile = context.config.profile().map_err(Failure::usage)?;
    let session = session.endpoints_of(&profile).map_err(Failure::usage)?;
    let session = match &arguments.endpoint_url {
        None => session,
        Some(url) => {
            check_endpoint(url)?;
            session.endpoint_url(url)
        }
    };
    let client = context.client(None);
    Ok(SsoLogin::new(session, context.caches.clone(), client)
        .client_name(CLIENT_NAME)
        .login_command("sso login"))
}

/// Shows the change, asks, and writes it.
fn save(
    editor: ConfigEditor,
    is_agreed: bool,
    questions: &Questions,
    notes: Notes,
) -> Result<(), Failure> {
    let path = editor.path().display().to_string();
    if !editor.is_changed() {
        notes.say(&format!("{path} says all of this already."));
        return Ok(());
    }
    output::line(editor.preview().trim_end())?;
    if !is_agreed && !questions.agree(&format!("Write this to {path}?"))? {
        return Err(Failure::new(Kind::Other, "nothing was written"));
    }
    editor
        .save()
        .map_err(|error| Failure::new(Kind::Other, error))?;
    notes.say(&format!("Written to {path}."));
    Ok(())
}
