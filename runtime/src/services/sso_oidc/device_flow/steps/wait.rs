//! The step that does nothing for a while.

use std::fmt;
use std::time::{Duration, Instant};

use super::Step;
use super::register::RegisterCall;
use super::start::StartCall;
use super::token::TokenCall;
use crate::sso_oidc::device_flow::Moment;
use crate::sso_oidc::device_flow::text::printable;

/// Wait, then say so.
#[derive(Debug)]
#[must_use]
pub struct Wait {
    now: Instant,
    until: Instant,
    reason: WaitReason,
    next: Next,
}

/// Why to wait.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitReason {
    /// The person has not decided yet.
    Pending,
    /// The service asked to be polled less often.
    SlowDown {
        /// The interval from now on.
        interval: Duration,
    },
    /// The last call failed, and is worth another attempt.
    Trouble {
        /// What went wrong, in one line that is fit for a terminal.
        message: String,
    },
}

impl WaitReason {
    pub(super) fn trouble(error: &impl fmt::Display) -> Self {
        Self::Trouble {
            message: printable(&error.to_string()),
        }
    }
}

/// What follows a wait.
#[derive(Debug)]
pub(super) enum Next {
    Register(RegisterCall),
    Start(StartCall),
    Token(TokenCall),
}

impl Next {
    fn deadline(&self) -> Option<Instant> {
        match self {
            Self::Register(_) | Self::Start(_) => None,
            Self::Token(call) => Some(call.poll().deadline()),
        }
    }

    fn step(self, now: Moment) -> Step {
        match self {
            Self::Register(call) => Step::RegisterClient(call),
            Self::Start(call) => call.again(now),
            Self::Token(call) => call.again(now),
        }
    }
}

impl Wait {
    pub(super) fn new(next: Next, delay: Duration, reason: WaitReason, now: Moment) -> Self {
        let due = (now + delay).monotonic;
        let until = next.deadline().map_or(due, |deadline| due.min(deadline));
        Self {
            now: now.monotonic,
            until,
            reason,
            next,
        }
    }

    pub(super) fn step(next: Next, delay: Duration, reason: WaitReason, now: Moment) -> Step {
        Step::Wait(Self::new(next, delay, reason, now))
    }

    /// How long to wait; never beyond the deadline.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.until.saturating_duration_since(self.now)
    }

    /// Why to wait.
    #[must_use]
    pub fn reason(&self) -> &WaitReason {
        &self.reason
    }

    /// How long the person has left to approve; `None` before there is a code.
    #[must_use]
    pub fn remaining(&self) -> Option<Duration> {
        self.next
            .deadline()
            .map(|deadline| deadline.saturating_duration_since(self.now))
    }

    /// Tells that the wait is over, at the time `now`. If it is not, the rest of the wait is the next step.
    pub fn over(self, now: Moment) -> Step {
        if now.monotonic < self.until {
            self.at(now)
        } else {
            self.next.step(now)
        }
    }

    /// The rest of the wait, as seen at the time `now`.
    pub(super) fn at(mut self, now: Moment) -> Step {
        self.now = now.monotonic;
        Step::Wait(self)
    }
}
