//! This machine's clock, measured by each reply.

use std::sync::{Mutex, PoisonError};

use http::HeaderMap;

use crate::auth::ClockSkew;
use crate::values::Timestamp;

/// The last measurement, for who wants to tell a person that the clock is wrong.
#[derive(Debug, Default)]
pub(crate) struct SkewWatch {
    last: Mutex<Option<ClockSkew>>,
}

impl SkewWatch {
    pub(super) fn look(&self, headers: &HeaderMap, sent: Timestamp, received: Timestamp) {
        if let Some(skew) = ClockSkew::measure(headers, sent, received) {
            *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(skew);
        }
    }

    /// The difference of the clocks, if it is worth telling.
    #[cfg(feature = "sso-login")]
    pub(crate) fn noticeable(&self) -> Option<ClockSkew> {
        let last = *self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|skew| skew.is_noticeable())
    }
}
