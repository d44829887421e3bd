//! Who is signed in where.

use std::collections::HashMap;
use std::path::PathBuf;

use super::caches::Caches;
use crate::Timestamp;
use crate::config::{Config, ConfigError, SsoSession};
use crate::sso_cache::CachedToken;

/// One session, of the configuration or of a file. It holds no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SessionStatus {
    /// The name of its `sso-session` section. `None` for one without, and for a file that no section leads to.
    pub name: Option<String>,
    /// The profiles that use it, sorted.
    pub profiles: Vec<String>,
    /// Its start URL; `None` if only a file speaks of it that does not say.
    pub start_url: Option<String>,
    /// Its region; `None` as above.
    pub region: Option<String>,
    /// The file of its token, whether or not it is there.
    pub path: PathBuf,
    /// Its token.
    pub token: TokenStatus,
}

/// What [`status`] found.
#[derive(Debug)]
#[non_exhaustive]
pub struct AllSessions {
    /// The sessions.
    pub sessions: Vec<SessionStatus>,
    /// Why profiles and sections have no session that say they have one.
    pub errors: Vec<ConfigError>,
}

/// What is known of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenStatus {
    /// There is none: nobody is signed in.
    Missing,
    /// There is one.
    Present {
        /// When it expires, by this machine's clock.
        expires_at: Timestamp,
        /// Whether that has been.
        is_expired: bool,
        /// Whether it can be refreshed without a person: it has a refresh token, and the registration has not expired.
        is_refreshable: bool,
    },
}

impl TokenStatus {
    fn of(token: &CachedToken, is_named: bool, now: Timestamp) -> Self {
        let has_all = token.refresh_token.is_some()
            && token.client_id.is_some()
            && token.client_secret.is_some();
        let is_registered = token.registration_expires_at.is_some_and(|at| at > now);
        Self::Present {
            expires_at: token.expires_at,
            is_expired: token.expires_at <= now,
            is_refreshable: is_named && has_all && is_registered,
        }
    }
}

/// All sessions of the configuration, by name and then by start URL, and after them the tokens that no session leads to.
///
/// No service is asked: a token that was ended elsewhere looks good here. A profile or a section whose keys are missing or
/// contradict each other has no session, and keeps nobody from the others.
///
/// ```no_run
/// use aws_operation::config::{self, Environment};
/// use aws_operation::sso_login::{Caches, status};
///
/// let config = config::load(&Environment::of_process())?;
/// let caches = Caches::in_home("/people/ada".as_ref());
/// let found = status(&config, &caches, std::time::SystemTime::now().into());
/// for session in found.sessions {
///     println!("{:?} {:?}: {:?}", session.name, session.start_url, session.token);
/// }
/// for error in found.errors {
///     eprintln!("{error}");
/// }
/// # Ok::<(), aws_operation::config::ConfigError>(())
/// ```
#[must_use]
pub fn status(config: &Config, caches: &Caches, now: Timestamp) -> AllSessions {
    let mut sessions: Vec<(SsoSession, Vec<String>)> = Vec::new();
    let mut errors = Vec::new();
    for name in config.sso_session_names() {
        match config.sso_session(name) {
            Ok(Some(session)) => sessions.push((session, Vec::new())),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    for name in config.profile_names() {
        let session = config
            .profile_named(name)
            .and_then(|profile| profile.sso_session());
        let session = match session {
            Ok(Some(session)) => session,
            Ok(None) => continue,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        let known = sessions.iter_mut().find(|(known, _)| *known == session);
        match known {
            Some((_, profiles)) => profiles.push(name.to_owned()),
            None => sessions.push((session, vec![name.to_owned()])),
        }
    }
    sessions.sort_by(|(one, _), (other, _)| {
        let key = |session: &SsoSession| {
            let name = session.name.clone();
            (name.is_none(), name, session.start_url.clone())
        };
        key(one).cmp(&key(other))
    });
    let mut files: HashMap<PathBuf, CachedToken> = caches.tokens.tokens().into_iter().collect();
    let mut found: Vec<_> = sessions
        .into_iter()
        .map(|(session, profiles)| {
            let key = session.name.as_ref().unwrap_or(&session.start_url);
            let path = caches.tokens.path(key);
            let is_named = session.name.is_some();
            let token = files.remove(&path);
            SessionStatus {
                token: token.map_or(TokenStatus::Missing, |token| {
                    TokenStatus::of(&token, is_named, now)
                }),
                name: session.name,
                profiles,
                start_url: Some(session.start_url),
                region: Some(session.region),
                path,
            }
        })
        .collect();
    let mut others: Vec<_> = files.into_iter().collect();
    others.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.extend(others.into_iter().map(|(path, token)| {
        // Without a section, the file is named after the start URL, and the token has no refresh.
        let of_url = token.start_url.as_ref().map(|url| caches.tokens.path(url));
        let is_named = of_url.as_ref() != Some(&path);
        SessionStatus {
            name: None,
            profiles: Vec::new(),
            token: TokenStatus::of(&token, is_named, now),
            start_url: token.start_url.clone(),
            region: token.region.clone(),
            path,
        }
    }));
    AllSessions {
        sessions: found,
        errors,
    }
}
