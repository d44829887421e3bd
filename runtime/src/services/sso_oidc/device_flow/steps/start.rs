//! The step that asks for the codes.

use std::time::Duration;

use super::answer::delay_before_codes;
use super::poll::Poll;
use super::register::RegisterCall;
use super::token::TokenCall;
use super::wait::{Next, Wait, WaitReason};
use super::{Session, Step};
use crate::Error;
use crate::sso_oidc::device_flow::pace::Pace;
use crate::sso_oidc::device_flow::{DeviceFlowError, Moment, Prompt, Registration};
use crate::sso_oidc::{
    StartDeviceAuthorization, StartDeviceAuthorizationError, StartDeviceAuthorizationResponse,
};

/// Send this `StartDeviceAuthorization` request and hand in what came of it.
#[derive(Debug)]
#[must_use]
pub struct StartCall {
    request: StartDeviceAuthorization,
    session: Session,
    issued: Moment,
    failures: u32,
}

impl StartCall {
    pub(super) fn new(session: Session, now: Moment) -> Self {
        let request = StartDeviceAuthorization::new(
            session.registration.client_id.clone(),
            session.registration.client_secret.clone(),
            session.settings.start_url(),
        );
        Self {
            request,
            session,
            issued: now,
            failures: 0,
        }
    }

    /// The request to send.
    #[must_use]
    pub fn request(&self) -> &StartDeviceAuthorization {
        &self.request
    }

    /// The client that asks: the one to cache, if it was registered a moment ago.
    #[must_use]
    pub fn registration(&self) -> &Registration {
        &self.session.registration
    }

    /// Tells what came of the request, at the time `now`.
    pub fn reply(
        mut self,
        reply: Result<StartDeviceAuthorizationResponse, Error<StartDeviceAuthorizationError>>,
        now: Moment,
    ) -> Step {
        let error = match reply {
            Ok(response) => return self.codes(response, now),
            Err(error) => error,
        };
        match error.modeled() {
            Some(StartDeviceAuthorizationError::InvalidClientException(_))
                if !self.session.newly_registered =>
            {
                return Step::RegisterClient(RegisterCall::new(self.session.settings));
            }
            _ => {}
        }
        match delay_before_codes(&error, &mut self.failures) {
            Some(delay) => Wait::step(Next::Start(self), delay, WaitReason::trouble(&error), now),
            None => Step::Failed(DeviceFlowError::StartDeviceAuthorization(Box::new(error))),
        }
    }

    /// The same request, sent at the time `now`.
    pub(super) fn again(mut self, now: Moment) -> Step {
        self.issued = now;
        Step::StartDeviceAuthorization(self)
    }

    fn codes(self, response: StartDeviceAuthorizationResponse, now: Moment) -> Step {
        let stated = Duration::from_secs(u64::try_from(response.expires_in).unwrap_or(0));
        let lifetime = stated.min(self.session.settings.patience());
        // The service's interval is measured by the service's own lifetime, not by the caller's patience.
        let pace = Pace::new(response.interval, stated);
        let prompt = Prompt::new(
            response.verification_uri,
            response.verification_uri_complete,
            &response.user_code,
            lifetime,
            &self.session.settings.verification_hosts,
        );
        match prompt {
            Ok(prompt) => {
                let poll = Poll::new(self.session, self.issued, lifetime, pace, prompt);
                TokenCall::step(Box::new(poll), response.device_code, now)
            }
            Err(refused) => Step::Failed(DeviceFlowError::VerificationUri(refused)),
        }
    }
}
