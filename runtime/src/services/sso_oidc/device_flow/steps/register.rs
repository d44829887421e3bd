//! The step that registers the client.

use super::answer::delay_before_codes;
use super::start::StartCall;
use super::wait::{Next, Wait, WaitReason};
use super::{Session, Step};
use crate::Error;
use crate::sso_oidc::device_flow::{DeviceFlowError, Moment, Registration, Settings};
use crate::sso_oidc::{RegisterClient, RegisterClientError, RegisterClientResponse};

/// Send this `RegisterClient` request and hand in what came of it.
#[derive(Debug)]
#[must_use]
pub struct RegisterCall {
    request: RegisterClient,
    settings: Settings,
    failures: u32,
}

impl RegisterCall {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            request: settings.register_client(),
            settings,
            failures: 0,
        }
    }

    /// The request to send.
    #[must_use]
    pub fn request(&self) -> &RegisterClient {
        &self.request
    }

    /// Tells what came of the request, at the time `now`.
    pub fn reply(
        mut self,
        reply: Result<RegisterClientResponse, Error<RegisterClientError>>,
        now: Moment,
    ) -> Step {
        let error = match reply {
            Ok(response) => {
                let session = Session {
                    registration: Registration::from(response),
                    settings: self.settings,
                    newly_registered: true,
                };
                return Step::StartDeviceAuthorization(StartCall::new(session, now));
            }
            Err(error) => error,
        };
        match delay_before_codes(&error, &mut self.failures) {
            Some(delay) => Wait::step(
                Next::Register(self),
                delay,
                WaitReason::trouble(&error),
                now,
            ),
            None => Step::Failed(DeviceFlowError::RegisterClient(Box::new(error))),
        }
    }
}
