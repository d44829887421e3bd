//! What a sign-in is asked to do.

use std::time::Duration;

use super::Registration;
use super::verification::VerificationHosts;
use crate::sso_oidc::{self, ClientType, RegisterClient};
use crate::{Endpoint, EndpointError};

const DEFAULT_CLIENT_NAME: &str = "aws-operation";

/// Half an hour: AWS's codes live ten minutes, so this bounds only a service that states something absurd.
const DEFAULT_GIVE_UP_AFTER: Duration = Duration::from_secs(30 * 60);

/// A day: keeps every sum of times within what the platform's clocks can represent.
const LONGEST_GIVE_UP_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// What to sign in to, and how.
///
/// ```
/// use aws_operation::sso_oidc::device_flow::Settings;
///
/// let settings = Settings::new("eu-west-1", "https://example.awsapps.com/start")
///     .client_name("inventory-tool")
///     .scopes(["sso:account:access"]);
/// assert_eq!(settings.region(), "eu-west-1");
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Settings {
    region: String,
    start_url: String,
    client_name: String,
    scopes: Vec<String>,
    give_up_after: Duration,
    pub(super) registration: Option<Registration>,
    pub(super) verification_hosts: VerificationHosts,
}

impl Settings {
    /// Signs in to the AWS access portal at `start_url`, whose identity center is in `region`.
    pub fn new(region: impl Into<String>, start_url: impl Into<String>) -> Self {
        Self {
            region: region.into(),
            start_url: start_url.into(),
            client_name: DEFAULT_CLIENT_NAME.to_owned(),
            scopes: Vec::new(),
            give_up_after: DEFAULT_GIVE_UP_AFTER,
            registration: None,
            verification_hosts: VerificationHosts::default(),
        }
    }

    /// The name that the person sees on the page when asked to approve; default `aws-operation`.
    ///
    /// It counts only when the client is registered, not with a cached registration.
    pub fn client_name(mut self, name: impl Into<String>) -> Self {
        self.client_name = name.into();
        self
    }

    /// The scopes to register the client with; default none.
    ///
    /// A refresh token comes only to a client that was registered with scopes; `sso:account:access` is the usual one.
    pub fn scopes<I>(mut self, scopes: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// A registration from an earlier sign-in to the same region with the same scopes; default none.
    ///
    /// It is used if it [is fresh](Registration::is_fresh), and replaced once if the service refuses it.
    pub fn registration(mut self, cached: Registration) -> Self {
        self.registration = Some(cached);
        self
    }

    /// Accepts a verification page at this host too, by https; default only AWS's own hosts.
    ///
    /// The host must match as a whole. Call it once for each host.
    pub fn allow_verification_host(mut self, host: impl AsRef<str>) -> Self {
        self.verification_hosts.allow(host.as_ref());
        self
    }

    /// Accepts a verification page on this machine (`localhost`, `127.0.0.0/8`, `[::1]`), by http as well; default no.
    ///
    /// For a local server only: a person cannot tell one program's page on this machine from another's.
    pub fn allow_loopback_verification(mut self, allow: bool) -> Self {
        self.verification_hosts.allow_loopback(allow);
        self
    }

    /// The longest time to wait for the person; default half an hour, at most a day.
    ///
    /// The codes' own lifetime counts when it is shorter, as it is with AWS (ten minutes).
    pub fn give_up_after(mut self, limit: Duration) -> Self {
        self.give_up_after = limit.min(LONGEST_GIVE_UP_AFTER);
        self
    }

    /// The region of the identity center.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The address of the access portal, as given.
    #[must_use]
    pub fn start_url(&self) -> &str {
        &self.start_url
    }

    /// The service's endpoint in the region.
    ///
    /// # Errors
    ///
    /// The region is not a host label.
    pub fn endpoint(&self) -> Result<Endpoint, EndpointError> {
        sso_oidc::endpoint(&self.region)
    }

    pub(super) fn register_client(&self) -> RegisterClient {
        let request = RegisterClient::new(self.client_name.clone(), ClientType::Public);
        if self.scopes.is_empty() {
            // The service takes an empty list for a wish, and refuses it.
            request
        } else {
            request.scopes(self.scopes.clone())
        }
    }

    pub(super) fn patience(&self) -> Duration {
        self.give_up_after
    }

    pub(super) fn into_portal(self) -> (String, String) {
        (self.region, self.start_url)
    }
}
