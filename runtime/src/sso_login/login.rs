//! Signing in.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::caches::Caches;
use super::clock::SharedClock;
use super::error::{Fault, LoginError};
use super::options::{Flow, LoginOptions};
use super::prompter::{Notice, Prompter};
use super::session::Session;
use super::signed_in::{How, SignedIn};
use crate::client::SkewWatch;
use crate::credentials::SsoToken;
use crate::credentials::sso::endpoints::Portal;
use crate::sso::Sso;
use crate::sso_cache::{CacheError, CachedRegistration, CachedToken};
use crate::sso_oidc::device_flow::{Clock, SystemClock, printable};
use crate::sso_oidc::{CreateTokenResponse, SsoOidc};
use crate::{ClientBuilder, Timestamp};

/// How long to wait for another program that writes the same file.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

const DEFAULT_CLIENT_NAME: &str = "aws-operation";

/// One session: signs in to it and out of it, and uses the sign-in.
///
/// It remembers a token that could not be written to its file. `Debug` shows no secret.
pub struct SsoLogin {
    pub(super) session: Session,
    pub(super) caches: Caches,
    pub(super) client: ClientBuilder,
    pub(super) watch: Arc<SkewWatch>,
    pub(super) clock: SharedClock,
    pub(super) client_name: String,
    pub(super) token: SsoToken,
    pub(super) portal: Portal,
}

impl SsoLogin {
    /// A session, the folders with its files, and what clients for its two services are made of: proxy, time limits,
    /// `allow_loopback_http`. They get their endpoints from the session.
    #[must_use]
    pub fn new(session: Session, caches: Caches, client: ClientBuilder) -> Self {
        let watch = Arc::new(SkewWatch::default());
        let client = client.skew_watch(Arc::clone(&watch));
        let token = token_of(&session, &caches, &client, "aws sso login");
        let portal = Portal::new::<Sso>(session.portal.clone(), session.region(), client.clone());
        Self {
            session,
            caches,
            client,
            watch,
            clock: SharedClock::new(SystemClock),
            client_name: DEFAULT_CLIENT_NAME.to_owned(),
            token,
            portal,
        }
    }

    /// The name that the person reads on the page when asked to approve. Default: `aws-operation`.
    #[must_use]
    pub fn client_name(mut self, name: impl Into<String>) -> Self {
        self.client_name = name.into();
        self
    }

    /// The command that errors tell a person to run who is not signed in; `--sso-session NAME` or the like is added. Default:
    /// `aws sso login`.
    #[must_use]
    pub fn login_command(mut self, command: &str) -> Self {
        self.token = token_of(&self.session, &self.caches, &self.client, command);
        self
    }

    /// Another clock, for tests.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + Send + Sync + 'static) -> Self {
        self.clock = SharedClock::new(clock);
        self
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Signs in, unless a token is there that can be used.
    ///
    /// A token in the file is used if it is good, and refreshed if it is due for that and can be: of several programs one
    /// refreshes it, and the others use what it wrote. If there is none, if it is another portal's or if the options
    /// [force](LoginOptions::force) it, the person signs in. A registration of the client that is in its file is used if it has
    /// 15 minutes left, and replaced if the service refuses it. A token whose lock cannot be had, as in a folder that is
    /// read-only, is not refreshed: its refresh token would be spent, and the next one not kept.
    ///
    /// # Errors
    ///
    /// See [`LoginErrorKind`](super::LoginErrorKind). A file that cannot be written is none: see [`SignedIn::saved`].
    pub fn login(
        &self,
        options: &LoginOptions,
        prompter: &mut dyn Prompter,
    ) -> Result<SignedIn, LoginError> {
        if !options.force
            && let Some(kept) = self.kept(prompter)
        {
            return Ok(kept);
        }
        let token = match options.flow {
            Flow::Device => self.by_device(options, prompter),
            Flow::AuthorizationCode => self.by_browser(options, prompter),
        };
        let token = token.map_err(|fault| self.error(fault))?;
        let saved = self.keep(&token);
        Ok(self.signed_in(token, How::SignedIn, saved))
    }

    /// Whether the token is in memory alone, since its file could not be written. Other programs do not find it then, and the
    /// refresh token in the file may be spent: the person has to sign in again once this program has ended, and should be told.
    /// [`login`](Self::login) says it in its result; accounts, roles and credentials refresh a token on their way.
    #[must_use]
    pub fn has_unsaved_token(&self) -> bool {
        self.token.has_unsaved()
    }

    /// The token that is there, if it is good or can be made so.
    fn kept(&self, prompter: &mut dyn Prompter) -> Option<SignedIn> {
        let token = self.token.load().ok()?;
        if !self.token.is_of_session(&token) {
            // The file may be that of any tool.
            let start_url = token.start_url.as_deref().map(printable);
            let region = token.region.as_deref().map(printable);
            prompter.notice(Notice::OtherPortal {
                start_url: start_url.as_deref(),
                region: region.as_deref(),
            });
            return None;
        }
        match self.token.current(self.clock.time()) {
            Ok(current) => {
                let (how, saved) = match current.refreshed {
                    None => (How::Cached, Ok(())),
                    Some(saved) => (How::Refreshed, saved),
                };
                Some(self.signed_in(current.token, how, saved))
            }
            Err(error) => {
                prompter.notice(Notice::NotKept(&error.to_string()));
                None
            }
        }
    }

    /// Writes a new token, after who refreshes the old one is done.
    fn keep(&self, token: &CachedToken) -> Result<(), CacheError> {
        // Without the lock the file is written all the same, or that fails too and says why.
        let _lock = self.caches.tokens.lock(self.session.key(), PATIENCE).ok();
        self.token.keep(token)
    }

    /// A token as it is kept.
    pub(super) fn new_token(
        &self,
        reply: CreateTokenResponse,
        requested_at: Timestamp,
        registration: &CachedRegistration,
    ) -> Result<CachedToken, Fault> {
        let lifetime = i64::from(reply.expires_in.ok_or(Fault::NoExpiry)?.max(0));
        // Counted from before the request, so that it is never later than the service's own time.
        let expires_at = Timestamp::from_secs(requested_at.epoch_seconds() + lifetime);
        let mut token = CachedToken::new(reply.access_token, expires_at);
        token.refresh_token = reply.refresh_token;
        token.start_url = Some(self.session.start_url().to_owned());
        token.region = Some(self.session.region().to_owned());
        token.client_id = Some(registration.client_id.clone());
        token.client_secret = Some(registration.client_secret.clone());
        token.registration_expires_at = Some(registration.expires_at);
        Ok(token)
    }

    fn signed_in(&self, token: CachedToken, how: How, saved: Result<(), CacheError>) -> SignedIn {
        SignedIn {
            token,
            how,
            path: self.caches.tokens.path(self.session.key()),
            saved,
            skew: self.watch.noticeable(),
        }
    }

    pub(super) fn error(&self, fault: Fault) -> LoginError {
        LoginError::new(fault, self.watch.noticeable())
    }
}

fn token_of(session: &Session, caches: &Caches, client: &ClientBuilder, command: &str) -> SsoToken {
    let oidc = Portal::new::<SsoOidc>(session.oidc.clone(), session.region(), client.clone());
    let advice = match (session.name(), &session.profile) {
        (Some(name), _) => format!("run `{command} --sso-session {name}`"),
        (None, Some(profile)) => format!("run `{command} --profile {profile}`"),
        (None, None) => format!(
            "run `{command} --start-url {} --region {}`",
            session.start_url(),
            session.region()
        ),
    };
    let (profile, cache) = (session.profile.as_deref(), caches.tokens.clone());
    SsoToken::new(session.sso.clone(), profile, advice, cache, oidc)
}

impl fmt::Debug for SsoLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SsoLogin")
            .field("session", &self.session)
            .field("caches", &self.caches)
            .finish_non_exhaustive()
    }
}
