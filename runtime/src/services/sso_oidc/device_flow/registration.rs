//! A client's registration, fresh or out of a cache.

use std::time::{Duration, SystemTime};

use crate::Sensitive;
use crate::sso_oidc::RegisterClientResponse;

/// A registration with less time left than this is not used, as in the AWS CLI: the sign-in itself takes minutes, and a
/// client that expires on the way is noticed only in the browser.
const TIME_LEFT: Duration = Duration::from_secs(15 * 60);

/// The client that `RegisterClient` made, in the form that is worth caching.
///
/// A registration belongs to one region, and to the scopes that it was made with; keep it under both.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Registration {
    /// The client's id.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: Sensitive<String>,
    /// When the secret expires; `None` when the service did not say.
    pub expires_at: Option<SystemTime>,
}

impl Registration {
    /// A registration from a cache.
    #[must_use]
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<Sensitive<String>>,
        expires_at: Option<SystemTime>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            expires_at,
        }
    }

    /// Whether at least 15 minutes are left at `now`, which is what a sign-in needs.
    ///
    /// Without an expiry the answer is no: making a new registration costs one call, an expired one costs the person a
    /// failed visit to the page.
    #[must_use]
    pub fn is_fresh(&self, now: SystemTime) -> bool {
        let needed_until = now.checked_add(TIME_LEFT);
        matches!((self.expires_at, needed_until), (Some(expires_at), Some(until)) if expires_at >= until)
    }
}

impl From<RegisterClientResponse> for Registration {
    /// An expiry of zero or less counts as absent: RFC 7591 section 3.2.1 writes 0 for "does not expire".
    fn from(response: RegisterClientResponse) -> Self {
        let expires_at = response
            .client_secret_expires_at
            .and_then(|seconds| u64::try_from(seconds).ok())
            .filter(|seconds| *seconds > 0)
            .and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
        Self {
            client_id: response.client_id,
            client_secret: response.client_secret,
            expires_at,
        }
    }
}
