//! Ending a sign-in from outside.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Ends a sign-in from another thread, such as the one that handles Ctrl-C.
///
/// Clones share one state, and a cancellation is for good. A wait ends at once. A call that is under way is not torn down:
/// the client's timeouts bound it, and the sign-in ends when it returns.
///
/// ```
/// use std::time::Duration;
/// use aws_operation::sso_oidc::device_flow::Cancellation;
///
/// let cancellation = Cancellation::new();
/// let handle = cancellation.clone();
/// std::thread::spawn(move || handle.cancel());
/// assert!(cancellation.wait(Duration::from_secs(60)));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cancellation {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    cancelled: Mutex<bool>,
    changed: Condvar,
}

impl Cancellation {
    /// A cancellation that has not happened.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancels, and wakes whoever waits.
    pub fn cancel(&self) {
        *self.cancelled() = true;
        self.shared.changed.notify_all();
    }

    /// Whether it has been cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        *self.cancelled()
    }

    /// Waits for `duration`, or until it is cancelled; says whether it is.
    pub fn wait(&self, duration: Duration) -> bool {
        let waited =
            self.shared
                .changed
                .wait_timeout_while(self.cancelled(), duration, |cancelled| !*cancelled);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Nothing that could panic runs under the lock, so a poisoned one holds a good value.
    fn cancelled(&self) -> MutexGuard<'_, bool> {
        self.shared
            .cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
