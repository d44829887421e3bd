//! What polling keeps between the calls.

use std::time::{Duration, Instant};

use super::{Session, Step};
use crate::sso_oidc::device_flow::pace::Pace;
use crate::sso_oidc::device_flow::{DeviceFlowError, Moment, Prompt};

/// The state of polling for one device code.
#[derive(Debug)]
pub(super) struct Poll {
    pub(super) session: Session,
    pub(super) pace: Pace,
    /// The prompt, until it has been shown.
    pub(super) unshown: Option<Prompt>,
    /// Whether a reply may have been lost on the way back.
    pub(super) reply_lost: bool,
    lifetime: Duration,
    deadline: Instant,
}

impl Poll {
    pub(super) fn new(
        session: Session,
        issued: Moment,
        lifetime: Duration,
        pace: Pace,
        prompt: Prompt,
    ) -> Self {
        Self {
            session,
            pace,
            unshown: Some(prompt),
            reply_lost: false,
            lifetime,
            deadline: (issued + lifetime).monotonic,
        }
    }

    pub(super) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// The end of the flow, if the deadline has passed.
    pub(super) fn overdue(&self, now: Moment) -> Option<Step> {
        (now.monotonic >= self.deadline).then_some(Step::Failed(DeviceFlowError::DeadlinePassed {
            lifetime: self.lifetime,
        }))
    }
}
