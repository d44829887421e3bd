//! What a sign-in ends with.

use std::time::{Duration, SystemTime};

use super::{Moment, Registration};
use crate::sso_oidc::CreateTokenResponse;

/// The token, and what a caller needs to store it and to refresh it later.
#[derive(Debug)]
#[non_exhaustive]
pub struct SignedIn {
    /// The service's reply.
    pub token: CreateTokenResponse,
    /// The client that the token belongs to: a refresh needs the same one.
    pub registration: Registration,
    /// Whether the client was registered on the way, so that the registration is worth caching.
    pub newly_registered: bool,
    /// The region, as given.
    pub region: String,
    /// The address of the access portal, as given.
    pub start_url: String,
    /// The time right before the request that brought the token.
    pub requested_at: Moment,
}

impl SignedIn {
    /// When the access token expires by this machine's clock; `None` if the service did not say.
    ///
    /// It is counted from before the request, so that it is never later than the service's own time. A negative lifetime
    /// counts as zero.
    #[must_use]
    pub fn expires_at(&self) -> Option<SystemTime> {
        let seconds = self.token.expires_in?.max(0).unsigned_abs();
        self.requested_at
            .wall
            .checked_add(Duration::from_secs(seconds.into()))
    }
}
