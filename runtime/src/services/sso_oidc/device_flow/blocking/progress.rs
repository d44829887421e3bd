//! What the caller is told on the way.

use std::time::Duration;

use crate::sso_oidc::device_flow::{Prompt, Registration, Wait, WaitReason};

/// What happens during a sign-in.
///
/// `Debug` shows no code and no secret, and every text is fit for a terminal.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Progress<'a> {
    /// A new client was registered: this is the time to cache it, whatever becomes of the sign-in.
    Registered(&'a Registration),
    /// The service refused the cached registration; a new client is being registered.
    RegistrationRefused,
    /// Show this to the person. It does not come for a client that was approved before, and comes a second time if the
    /// registration is refused after the first.
    Prompt(&'a Prompt),
    /// The person has not decided yet.
    Pending {
        /// The time until the next poll.
        next_poll_in: Duration,
        /// The time that the person has left.
        remaining: Duration,
    },
    /// The service asked to be polled less often.
    SlowDown {
        /// The interval from now on.
        interval: Duration,
        /// The time until the next poll.
        next_poll_in: Duration,
        /// The time that the person has left.
        remaining: Duration,
    },
    /// A call failed, and is tried again.
    Trouble {
        /// What went wrong, in one line.
        message: &'a str,
        /// The time until the next attempt.
        next_try_in: Duration,
        /// The time that the person has left; `None` before there is a code.
        remaining: Option<Duration>,
    },
    /// The person has approved, and the token is here.
    Approved,
}

impl<'a> From<&'a Wait> for Progress<'a> {
    fn from(wait: &'a Wait) -> Self {
        let next_poll_in = wait.duration();
        let remaining = wait.remaining().unwrap_or_default();
        match wait.reason() {
            WaitReason::Pending => Self::Pending {
                next_poll_in,
                remaining,
            },
            WaitReason::SlowDown { interval } => Self::SlowDown {
                interval: *interval,
                next_poll_in,
                remaining,
            },
            WaitReason::Trouble { message } => Self::Trouble {
                message,
                next_try_in: next_poll_in,
                remaining: wait.remaining(),
            },
        }
    }
}
