//! Signing in with a browser on this machine: the authorization code grant (RFC 6749 section 4.1) with PKCE (RFC 7636), and a
//! listener on this machine for the browser to come back to (RFC 8252 section 7.3).

mod callback;
mod listener;
mod page;
mod register;
mod reply;
mod request;
mod secrets;

use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use super::error::Fault;
use super::login::SsoLogin;
use super::options::LoginOptions;
use super::prompter::{AuthorizationPage, Notice, Prompter};
use crate::protocol::percent::encode_query;
use crate::retry::RetryPolicy;
use crate::sso_cache::{CachedRegistration, CachedToken};
use crate::sso_oidc::device_flow::DeviceFlowError;
use crate::sso_oidc::{CreateToken, CreateTokenError};
use crate::{Client, Endpoint, Error, Sensitive};
use callback::{Event, Granted};
use listener::Listener;
use secrets::Secrets;

/// How often a cancellation is looked for.
const LOOK: Duration = Duration::from_millis(50);

/// Why there is no token this time.
enum Stop {
    /// The service does not know the client any more: another registration may help.
    Registration(Box<DeviceFlowError>),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl SsoLogin {
    pub(super) fn by_browser(
        &self,
        options: &LoginOptions,
        prompter: &mut dyn Prompter,
    ) -> Result<CachedToken, Fault> {
        let client = self.token.oidc().client().map_err(Fault::Client)?;
        let deadline = Instant::now().checked_add(options.give_up_after);
        let (registration, is_cached) = self.registration_for_browser(&client, prompter)?;
        match self.ask(&client, &registration, options, deadline, prompter) {
            Ok(token) => Ok(token),
            Err(Stop::Fault(fault)) => Err(fault),
            Err(Stop::Registration(_)) if is_cached => {
                prompter.notice(Notice::RegistrationRefused);
                let registration = self.register_for_browser(&client, prompter)?;
                match self.ask(&client, &registration, options, deadline, prompter) {
                    Ok(token) => Ok(token),
                    Err(Stop::Fault(fault)) => Err(fault),
                    Err(Stop::Registration(error)) => Err(Fault::Flow(error)),
                }
            }
            Err(Stop::Registration(error)) => Err(Fault::Flow(error)),
        }
    }

    /// Sends the person to the page, and waits for the browser to come back.
    fn ask(
        &self,
        client: &Client,
        registration: &CachedRegistration,
        options: &LoginOptions,
        deadline: Option<Instant>,
        prompter: &mut dyn Prompter,
    ) -> Result<CachedToken, Stop> {
        let endpoint = client.endpoint().ok_or(Fault::NoEndpoint)?;
        let secrets = Secrets::new().map_err(Fault::Random)?;
        // Before anybody is sent anywhere.
        let listener = Listener::bind(&secrets.state).map_err(Fault::Listen)?;
        let redirect_uri = listener.redirect_uri();
        let url = authorize_url(
            endpoint,
            registration,
            &self.scopes_for_browser(),
            &secrets,
            &redirect_uri,
        );
        prompter.browser(&AuthorizationPage::new(
            &url,
            endpoint.host(),
            options.give_up_after,
        ));
        let granted = wait(&listener, options, deadline, prompter)?;
        let requested_at = self.clock.time();
        let request = CreateToken::authorization_code_grant(
            &registration.client_id,
            &registration.client_secret,
            &granted.code,
            redirect_uri,
            &secrets.verifier,
        );
        // A code is good for one use: no attempt follows one that may have been made.
        let reply = client.call(&request).retries(RetryPolicy::none()).send();
        let token = match reply {
            Ok(reply) => self
                .new_token(reply, requested_at, registration)
                .map_err(Stop::Fault),
            Err(error) => Err(stop(error)),
        };
        granted.answer(token.is_ok());
        token
    }
}

fn stop(error: Error<CreateTokenError>) -> Stop {
    let is_of_registration = matches!(
        error.modeled(),
        Some(CreateTokenError::InvalidClientException(_))
    );
    let error = Box::new(DeviceFlowError::CreateToken(Box::new(error)));
    if is_of_registration {
        Stop::Registration(error)
    } else {
        Stop::Fault(Fault::Flow(error))
    }
}

/// Waits for the browser. What comes to the listener beside it is told and changes nothing.
fn wait(
    listener: &Listener,
    options: &LoginOptions,
    deadline: Option<Instant>,
    prompter: &mut dyn Prompter,
) -> Result<Granted, Fault> {
    loop {
        if options.cancellation.is_cancelled() {
            return Err(Fault::Flow(Box::new(DeviceFlowError::Cancelled)));
        }
        if deadline.is_none_or(|deadline| Instant::now() >= deadline) {
            return Err(Fault::Flow(Box::new(DeviceFlowError::DeadlinePassed {
                lifetime: options.give_up_after,
            })));
        }
        match listener.events().recv_timeout(LOOK) {
            Ok(Event::Granted(granted)) => return Ok(granted),
            Ok(Event::Refused(refusal)) => return Err(Fault::Authorization(refusal)),
            Ok(Event::Stray(reason)) => prompter.notice(Notice::StrayRequest(reason)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(Fault::ListenerEnded),
        }
    }
}

/// The address of the page where the person signs in.
fn authorize_url(
    endpoint: &Endpoint,
    registration: &CachedRegistration,
    scopes: &[String],
    secrets: &Secrets,
    redirect_uri: &str,
) -> Sensitive<String> {
    let scopes = scopes.join(" ");
    let challenge = secrets.challenge();
    let parameters = [
        ("response_type", "code"),
        ("client_id", registration.client_id.as_str()),
        ("redirect_uri", redirect_uri),
        ("state", secrets.state.expose()),
        ("code_challenge_method", "S256"),
        ("scopes", &scopes),
        ("code_challenge", &challenge),
    ];
    let mut url = String::with_capacity(2048);
    url.push_str(&endpoint.to_string());
    url.push_str("/authorize");
    for (index, (name, value)) in parameters.into_iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(name);
        url.push('=');
        encode_query(value, &mut url);
    }
    Sensitive::new(url)
}
