//! What the environment, the files and the command line say together.

use std::sync::Arc;

use aws_operation::config::{self, Config, Environment, Profile};
use aws_operation::sso_login::{Caches, Session, SsoLogin};
use aws_operation::{Client, ClientBuilder, Endpoint, EndpointSettings};

use super::arguments::{RoleChoice, SessionChoice};
use super::exit::{Failure, Kind};
use super::output::Notes;

/// The name that the person reads on the page.
pub(crate) const CLIENT_NAME: &str = "sso of aws-operation";

/// The configuration, and the folders with the files of sign-ins.
pub(crate) struct Context {
    pub(crate) config: Arc<Config>,
    pub(crate) caches: Caches,
}

/// A role in an account.
pub(crate) struct Role {
    pub(crate) account_id: String,
    pub(crate) name: String,
    /// The profile that it is of, if it is of one.
    pub(crate) profile: Option<String>,
    /// The region of the profile.
    pub(crate) region: Option<String>,
}

impl Context {
    pub(crate) fn load() -> Result<Self, Failure> {
        let environment = Environment::of_process();
        let config = config::load(&environment).map_err(Failure::usage)?;
        let home = environment.home_dir().map_err(Failure::usage)?;
        let home = home.ok_or_else(|| {
            Failure::new(
                Kind::Usage,
                "the home folder is not known, where sign-ins are kept; set HOME",
            )
        })?;
        Ok(Self {
            caches: Caches::in_home(home),
            config: Arc::new(config),
        })
    }

    /// The session that the command line chooses.
    pub(crate) fn session(&self, choice: &SessionChoice) -> Result<Session, Failure> {
        let session = if let (Some(url), Some(region)) = (&choice.start_url, &choice.region) {
            // Said here, so that a wrong region is a mistake of the command line.
            aws_operation::sso_oidc::endpoint(region).map_err(Failure::usage)?;
            Session::new(url, region).endpoints_of(&self.profile(None)?)
        } else if let Some(name) = &choice.sso_session {
            Session::of_section(&self.config, name)
        } else {
            Session::of_profile(&self.profile(choice.profile.as_deref())?)
        };
        let session = session.map_err(Failure::usage)?;
        match &choice.endpoint_url {
            None => Ok(session),
            Some(url) => {
                check_endpoint(url)?;
                Ok(session.endpoint_url(url))
            }
        }
    }

    /// The session's sign-in.
    pub(crate) fn sign_in(&self, choice: &SessionChoice) -> Result<SsoLogin, Failure> {
        let session = self.session(choice)?;
        let client = self.client(choice.profile.as_deref());
        Ok(SsoLogin::new(session, self.caches.clone(), client)
            .client_name(CLIENT_NAME)
            .login_command("sso login"))
    }

    /// Tells the person if a token was refreshed on the way and could not be kept.
    pub(crate) fn warn_of_unsaved(&self, sso: &SsoLogin, notes: Notes) {
        if sso.has_unsaved_token() {
            let path = self.caches.tokens.path(sso.session().key());
            notes.warn(&format!(
                "the sign-in was refreshed, and {} could not be written: see that it can be, and sign in again",
                path.display()
            ));
        }
    }

    /// What clients are made of: certificates and number of attempts are the configuration's. A URL in it may be that of a local
    /// server.
    pub(crate) fn client(&self, profile: Option<&str>) -> ClientBuilder {
        let client = Client::builder().config(Arc::clone(&self.config));
        local_of_profile(client, profile)
    }

    /// The same with credentials from where the AWS CLI finds some.
    pub(crate) fn finding_client(&self, profile: Option<&str>) -> ClientBuilder {
        let client = ClientBuilder::from_config(Arc::clone(&self.config));
        local_of_profile(client, profile)
    }

    /// How portals are reached for which the command line chooses no session.
    pub(crate) fn portal_settings(
        &self,
        endpoint_url: Option<&str>,
    ) -> Result<EndpointSettings, Failure> {
        use aws_operation::Service as _;
        let settings = match endpoint_url {
            Some(url) => {
                check_endpoint(url)?;
                EndpointSettings::new().url(url)
            }
            None => self
                .profile(None)?
                .endpoint_settings(&aws_operation::sso::Sso::METADATA)
                .map_err(Failure::usage)?,
        };
        Ok(settings)
    }

    /// Whether the command line chooses a role of AWS SSO, or the profile has one.
    pub(crate) fn has_role(&self, choice: &RoleChoice) -> Result<bool, Failure> {
        let session = &choice.session;
        if choice.role.is_some() || session.sso_session.is_some() || session.start_url.is_some() {
            return Ok(true);
        }
        let profile = self.profile(session.profile.as_deref())?;
        Ok(profile.sso_role().map_err(Failure::usage)?.is_some())
    }

    /// The role that the command line or the profile says.
    pub(crate) fn role(&self, choice: &RoleChoice) -> Result<Role, Failure> {
        let profile = self.profile(choice.session.profile.as_deref())?;
        let region = profile.region().map_err(Failure::usage)?.map(str::to_owned);
        if let (Some(account_id), Some(name)) = (&choice.account, &choice.role) {
            return Ok(Role {
                account_id: account_id.clone(),
                name: name.clone(),
                profile: choice.session.profile.clone(),
                region,
            });
        }
        if choice.session.sso_session.is_some() || choice.session.start_url.is_some() {
            let message = "a session has many roles; choose one with --account and --role";
            return Err(Failure::new(Kind::Usage, message));
        }
        let role = profile.sso_role().map_err(Failure::usage)?;
        let role = role.ok_or_else(|| {
            let message = format!(
                "the profile {:?} has no `sso_account_id` and `sso_role_name`; choose another with --profile, or a role with --account and --role",
                profile.name()
            );
            Failure::new(Kind::Usage, message)
        })?;
        Ok(Role {
            account_id: role.account_id,
            name: role.role_name,
            profile: Some(profile.name().to_owned()),
            region,
        })
    }

    fn profile<'a>(&'a self, name: Option<&'a str>) -> Result<Profile<'a>, Failure> {
        let profile = match name {
            Some(name) => self.config.profile_named(name),
            None => self.config.profile(),
        };
        profile.map_err(Failure::usage)
    }
}

fn local_of_profile(client: ClientBuilder, profile: Option<&str>) -> ClientBuilder {
    let client = client.allow_loopback_http(true);
    match profile {
        Some(profile) => client.profile(profile),
        None => client,
    }
}

/// A URL that credentials may go to.
pub(crate) fn check_endpoint(url: &str) -> Result<Endpoint, Failure> {
    let endpoint = Endpoint::new(url).map_err(Failure::usage)?;
    if endpoint.is_https() || endpoint.is_loopback() {
        Ok(endpoint)
    } else {
        let message = "the endpoint is plain http, which would send secrets unencrypted; use https";
        Err(Failure::new(Kind::Usage, message))
    }
}
