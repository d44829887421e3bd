//! `sso status`.

use aws_operation::Timestamp;
use aws_operation::sso_login::{SessionStatus, TokenStatus, status};
use serde::Serialize;

use super::arguments::{Output, Status};
use super::context::Context;
use super::exit::Failure;
use super::output::{self, Notes};
use super::table::Table;

pub(crate) fn run(arguments: &Status, notes: Notes) -> Result<(), Failure> {
    let context = Context::load()?;
    let now: Timestamp = std::time::SystemTime::now().into();
    let found = status(&context.config, &context.caches, now);
    print(&found.sessions, arguments.output, notes)?;
    // What was found is printed all the same.
    match found.errors.into_iter().next() {
        Some(error) => Err(Failure::usage(error)),
        None => Ok(()),
    }
}

fn print(sessions: &[SessionStatus], form: Output, notes: Notes) -> Result<(), Failure> {
    if form == Output::Json {
        let sessions: Vec<_> = sessions.iter().map(Entry::of).collect();
        return output::json(&sessions);
    }
    if sessions.is_empty() {
        notes.say("There is no session: `sso configure` writes one, or `sso login --start-url URL --region REGION` does without.");
        return Ok(());
    }
    let mut table = Table::new(["SESSION", "START URL", "REGION", "SIGNED IN", "EXPIRES"]);
    for session in sessions {
        let entry = Entry::of(session);
        table.row([
            entry
                .session
                .or(entry.profiles.first().map(String::as_str))
                .unwrap_or("-"),
            entry.start_url.unwrap_or("-"),
            entry.region.unwrap_or("-"),
            state(session.token),
            entry.expires_at.as_deref().unwrap_or("-"),
        ]);
    }
    output::line(&table.to_string())
}

fn state(token: TokenStatus) -> &'static str {
    match token {
        TokenStatus::Present {
            is_expired: false,
            is_refreshable: true,
            ..
        } => "yes, refreshable",
        TokenStatus::Present {
            is_expired: false, ..
        } => "yes",
        TokenStatus::Present {
            is_refreshable: true,
            ..
        } => "expired, refreshable",
        TokenStatus::Present { .. } => "expired",
        _ => "no",
    }
}

/// A session as JSON.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    session: Option<&'a str>,
    profiles: &'a [String],
    start_url: Option<&'a str>,
    region: Option<&'a str>,
    signed_in: bool,
    expires_at: Option<String>,
    refreshable: bool,
    file: String,
}

impl<'a> Entry<'a> {
    fn of(session: &'a SessionStatus) -> Self {
        let (expires_at, signed_in, refreshable) = match session.token {
            TokenStatus::Present {
                expires_at,
                is_expired,
                is_refreshable,
            } => (Some(output::utc(expires_at)), !is_expired, is_refreshable),
            _ => (None, false, false),
        };
        Self {
            session: session.name.as_deref(),
            profiles: &session.profiles,
            start_url: session.start_url.as_deref(),
            region: session.region.as_deref(),
            signed_in,
            expires_at,
            refreshable,
            file: session.path.display().to_string(),
        }
    }
}
