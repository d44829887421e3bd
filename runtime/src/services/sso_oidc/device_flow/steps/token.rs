//! The step that asks for the token.

use std::time::Duration;

use super::Step;
use super::answer::Answer;
use super::poll::Poll;
use super::register::RegisterCall;
use super::show::ShowPrompt;
use super::wait::{Next, Wait, WaitReason};
use crate::sso_oidc::device_flow::{DeviceFlowError, Moment, SignedIn};
use crate::sso_oidc::{CreateToken, CreateTokenError, CreateTokenResponse};
use crate::{Error, Sensitive, TimeoutPhase, TransportErrorKind};

/// Send this `CreateToken` request and hand in what came of it.
#[derive(Debug)]
#[must_use]
pub struct TokenCall {
    request: CreateToken,
    poll: Box<Poll>,
    issued: Moment,
}

impl TokenCall {
    /// The first request for this device code, unless the code has expired already.
    pub(super) fn step(poll: Box<Poll>, device_code: Sensitive<String>, now: Moment) -> Step {
        let registration = &poll.session.registration;
        let request = CreateToken::device_code_grant(
            registration.client_id.clone(),
            registration.client_secret.clone(),
            device_code,
        );
        Self {
            request,
            poll,
            issued: now,
        }
        .again(now)
    }

    /// The request to send.
    #[must_use]
    pub fn request(&self) -> &CreateToken {
        &self.request
    }

    /// Tells what came of the request, at the time `now`.
    pub fn reply(
        mut self,
        reply: Result<CreateTokenResponse, Error<CreateTokenError>>,
        now: Moment,
    ) -> Step {
        let error = match reply {
            Ok(token) => return self.done(token),
            Err(error) => error,
        };
        match Answer::of(&error) {
            Answer::Pending => {
                let delay = self.poll.pace.pending();
                self.wait(delay, WaitReason::Pending, now)
            }
            Answer::SlowDown => {
                let delay = self.poll.pace.slow_down();
                self.wait(delay, WaitReason::SlowDown { interval: delay }, now)
            }
            Answer::TimedOut => {
                let delay = self.poll.pace.timed_out();
                self.trouble(delay, error, now)
            }
            Answer::Trouble => {
                let delay = self.poll.pace.failed();
                self.trouble(delay, error, now)
            }
            Answer::InvalidClient if !self.poll.session.newly_registered => {
                Step::RegisterClient(RegisterCall::new(self.poll.session.settings))
            }
            Answer::InvalidGrant if self.poll.reply_lost => {
                Step::Failed(DeviceFlowError::ReplyLost(Box::new(error)))
            }
            Answer::Denied => Step::Failed(DeviceFlowError::Denied(Box::new(error))),
            Answer::Expired => Step::Failed(DeviceFlowError::Expired(Box::new(error))),
            Answer::InvalidClient | Answer::InvalidGrant | Answer::Final => {
                Step::Failed(DeviceFlowError::CreateToken(Box::new(error)))
            }
        }
    }

    /// The same request, sent at the time `now`, if the deadline allows it.
    pub(super) fn again(mut self, now: Moment) -> Step {
        if let Some(end) = self.poll.overdue(now) {
            return end;
        }
        self.issued = now;
        Step::CreateToken(self)
    }

    pub(super) fn poll(&self) -> &Poll {
        &self.poll
    }

    fn trouble(
        mut self,
        delay: Option<Duration>,
        error: Error<CreateTokenError>,
        now: Moment,
    ) -> Step {
        self.poll.reply_lost |= may_have_been_served(&error);
        match delay {
            Some(delay) => self.wait(delay, WaitReason::trouble(&error), now),
            None => Step::Failed(DeviceFlowError::CreateToken(Box::new(error))),
        }
    }

    /// Waits for the next request, after showing the prompt if the person has not seen it yet.
    fn wait(mut self, delay: Duration, reason: WaitReason, now: Moment) -> Step {
        if let Some(end) = self.poll.overdue(now) {
            return end;
        }
        let prompt = self.poll.unshown.take();
        let wait = Wait::new(Next::Token(self), delay, reason, now);
        match prompt {
            Some(prompt) => Step::ShowPrompt(ShowPrompt::new(prompt, wait)),
            None => Step::Wait(wait),
        }
    }

    fn done(self, token: CreateTokenResponse) -> Step {
        let session = self.poll.session;
        let (region, start_url) = session.settings.into_portal();
        Step::Done(Box::new(SignedIn {
            token,
            registration: session.registration,
            newly_registered: session.newly_registered,
            region,
            start_url,
            requested_at: self.issued,
        }))
    }
}

/// Whether the request may have been served all the same, and its reply lost here or at a gateway.
fn may_have_been_served(error: &Error<CreateTokenError>) -> bool {
    match error {
        Error::Timeout(error) => {
            !matches!(error.phase(), TimeoutPhase::Resolve | TimeoutPhase::Connect)
        }
        Error::Transport(error) => !matches!(
            error.kind(),
            TransportErrorKind::Resolve | TransportErrorKind::Connect
        ),
        _ => true,
    }
}
