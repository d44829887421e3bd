//! Where the driver gets the time from.

use std::time::Duration;

use super::Cancellation;
use crate::sso_oidc::device_flow::Moment;

/// The time, and waiting; replaced in tests by a clock that jumps.
pub trait Clock {
    /// The time now.
    fn now(&self) -> Moment;

    /// Waits for `duration`, or until it is cancelled.
    fn wait(&self, duration: Duration, cancellation: &Cancellation);
}

/// The clocks of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment::now()
    }

    fn wait(&self, duration: Duration, cancellation: &Cancellation) {
        cancellation.wait(duration);
    }
}
