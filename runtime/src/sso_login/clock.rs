//! The clock of a sign-in.

use std::sync::Arc;
use std::time::Duration;

use crate::Timestamp;
use crate::sso_oidc::device_flow::{Cancellation, Clock, Moment};

/// A clock that several own.
#[derive(Clone)]
pub(super) struct SharedClock(Arc<dyn Clock + Send + Sync>);

impl SharedClock {
    pub(super) fn new(clock: impl Clock + Send + Sync + 'static) -> Self {
        Self(Arc::new(clock))
    }

    /// The date and time.
    pub(super) fn time(&self) -> Timestamp {
        self.now().wall.into()
    }
}

impl Clock for SharedClock {
    fn now(&self) -> Moment {
        self.0.now()
    }

    fn wait(&self, duration: Duration, cancellation: &Cancellation) {
        self.0.wait(duration, cancellation);
    }
}
