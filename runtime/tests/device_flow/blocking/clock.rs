//! A clock that jumps over every wait.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{Cancellation, Clock, Moment};

pub(crate) struct JumpingClock {
    now: Cell<Moment>,
    waits: RefCell<Vec<Duration>>,
    longest_jump: Duration,
}

impl JumpingClock {
    pub(crate) fn new() -> Self {
        Self::in_jumps_of(Duration::MAX)
    }

    /// A clock that needs several jumps for a long wait.
    pub(crate) fn in_jumps_of(longest_jump: Duration) -> Self {
        Self {
            now: Cell::new(Moment::now()),
            waits: RefCell::default(),
            longest_jump,
        }
    }

    /// What it was asked to wait.
    pub(crate) fn waits(&self) -> Vec<u64> {
        self.waits.borrow().iter().map(Duration::as_secs).collect()
    }
}

impl Clock for JumpingClock {
    fn now(&self) -> Moment {
        self.now.get()
    }

    fn wait(&self, duration: Duration, _: &Cancellation) {
        self.waits.borrow_mut().push(duration);
        self.now
            .set(self.now.get() + duration.min(self.longest_jump));
    }
}
