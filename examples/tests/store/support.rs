//! What the tests share.

use std::error::Error;
use std::time::Duration;

use aws_operation::Sensitive;
use aws_operation_examples::server::store::{
    Credentials, Decision, Granted, Metadata, Registered, Store,
};
use aws_operation_examples::server::{
    Config, PortalRefusal, PortalRefusalKind, Refusal, RefusalKind, Time,
};

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

pub(crate) const START_URL: &str = "https://example.awsapps.com/start";
pub(crate) const SCOPE: &str = "sso:account:access";
pub(crate) const START: Time = Time::from_epoch_seconds(1_900_000_000);

pub(crate) fn at(seconds: u64) -> Time {
    START + Duration::from_secs(seconds)
}

pub(crate) fn metadata(scopes: &[&str]) -> Metadata {
    Metadata {
        name: "test".to_owned(),
        scopes: scopes.iter().map(ToString::to_string).collect(),
        grants: Vec::new(),
        redirect_uris: Vec::new(),
        issuer_url: None,
    }
}

pub(crate) fn credentials(registered: &Registered) -> Credentials<'_> {
    Credentials {
        client_id: &registered.client_id,
        client_secret: &registered.client_secret,
    }
}

pub(crate) fn kind<T>(outcome: Result<T, Refusal>) -> Option<RefusalKind> {
    outcome.err().map(|refusal| refusal.kind())
}

pub(crate) fn portal_kind<T>(outcome: Result<T, PortalRefusal>) -> Option<PortalRefusalKind> {
    outcome.err().map(|refusal| refusal.kind())
}

/// A store with one client.
pub(crate) struct Fixture {
    pub(crate) store: Store,
    pub(crate) client: Registered,
}

impl Fixture {
    pub(crate) fn new(config: Config) -> Result<Self, Refusal> {
        let mut store = Store::new(config);
        let client = store.register(metadata(&[SCOPE]), START)?;
        Ok(Self { store, client })
    }

    pub(crate) fn poll(
        &mut self,
        device_code: &Sensitive<String>,
        now: Time,
    ) -> Result<Granted, Refusal> {
        self.store
            .poll(credentials(&self.client), device_code.expose(), &[], now)
    }

    pub(crate) fn refresh(
        &mut self,
        token: &Sensitive<String>,
        now: Time,
    ) -> Result<Granted, Refusal> {
        self.store
            .refresh(credentials(&self.client), token.expose(), &[], now)
    }

    /// Signs in, up to the first tokens.
    pub(crate) fn sign_in(&mut self, now: Time) -> Result<Granted, Box<dyn Error>> {
        let started =
            self.store
                .start_device_authorization(credentials(&self.client), START_URL, now)?;
        self.store
            .decide(&started.user_code, Decision::Approve, now)
            .map_err(|error| format!("{error:?}"))?;
        Ok(self.poll(&started.device_code, now)?)
    }
}
