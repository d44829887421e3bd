//! A clock that can be told to skip a wait, so that the server meets a client that polls too fast.

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime};

use aws_operation::sso_oidc::device_flow::{Cancellation, Clock, Moment};

/// The system's clock, except that a skipped wait counts as if it had passed.
pub(crate) struct ImpatientClock {
    skips_next: Cell<bool>,
    skipped: Cell<Duration>,
}

impl ImpatientClock {
    pub(crate) fn new() -> Self {
        Self {
            skips_next: Cell::new(false),
            skipped: Cell::new(Duration::ZERO),
        }
    }

    /// Makes the next wait take no time.
    pub(crate) fn skip_next_wait(&self) {
        self.skips_next.set(true);
    }
}

impl Clock for ImpatientClock {
    fn now(&self) -> Moment {
        // The date stays right: only the flow's own waiting is to be misled.
        Moment::new(Instant::now() + self.skipped.get(), SystemTime::now())
    }

    fn wait(&self, duration: Duration, cancellation: &Cancellation) {
        if self.skips_next.take() {
            self.skipped.set(self.skipped.get() + duration);
        } else {
            cancellation.wait(duration);
        }
    }
}
