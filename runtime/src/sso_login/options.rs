//! What a sign-in is told.

use std::time::Duration;

use crate::sso_oidc::device_flow::Cancellation;

/// How a person signs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flow {
    /// With a code, in a browser on any device (RFC 8628).
    #[default]
    Device,
    /// In a browser on this machine, which comes back to it: the authorization code grant with PKCE (RFC 7636).
    AuthorizationCode,
}

/// What a sign-in is told.
///
/// ```
/// use aws_operation::sso_login::{Flow, LoginOptions};
///
/// let options = LoginOptions::new().force(true).flow(Flow::AuthorizationCode);
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct LoginOptions {
    pub(super) flow: Flow,
    pub(super) force: bool,
    pub(super) give_up_after: Duration,
    pub(super) cancellation: Cancellation,
}

/// What the AWS CLI gives a person in the browser.
const GIVE_UP_AFTER: Duration = Duration::from_secs(600);

impl LoginOptions {
    /// The device flow, if no token can be used or refreshed.
    pub fn new() -> Self {
        Self {
            flow: Flow::default(),
            force: false,
            give_up_after: GIVE_UP_AFTER,
            cancellation: Cancellation::new(),
        }
    }

    /// How the person signs in. Default: [`Flow::Device`].
    pub const fn flow(mut self, flow: Flow) -> Self {
        self.flow = flow;
        self
    }

    /// Whether the person signs in even if there is a token that can be used. Default: `false`.
    pub const fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// How long to wait for the person. Default: 10 minutes. The life of a device code counts when it is shorter.
    pub const fn give_up_after(mut self, limit: Duration) -> Self {
        self.give_up_after = limit;
        self
    }

    /// What ends the sign-in from another thread.
    pub fn cancellation(mut self, cancellation: Cancellation) -> Self {
        self.cancellation = cancellation;
        self
    }
}

impl Default for LoginOptions {
    fn default() -> Self {
        Self::new()
    }
}
