//! What the tests share.

use std::error::Error;
use std::num::NonZeroU32;

use aws_operation::retry::RetryPolicy;
use aws_operation::sso_oidc::{
    CreateToken, CreateTokenResponse, RegisterClient, RegisterClientResponse,
    StartDeviceAuthorization, StartDeviceAuthorizationResponse,
};
use aws_operation::{Client, Operation};
use aws_operation_examples::server::{Config, Decider, Server};
use ureq::Agent;

pub(crate) type TestResult = Result<(), Box<dyn Error>>;

pub(crate) const START_URL: &str = "https://example.awsapps.com/start";
pub(crate) const SCOPE: &str = "sso:account:access";

/// A server that approves by itself: the second poll of a device code gets the token.
pub(crate) fn approving() -> Config {
    Config {
        decider: Decider::ApproveAfter(NonZeroU32::MIN),
        ..Config::default()
    }
}

/// A server with a client of the library for it.
pub(crate) struct Local {
    pub(crate) server: Server,
    pub(crate) client: Client,
}

impl Local {
    pub(crate) fn start(config: Config) -> Result<Self, Box<dyn Error>> {
        let server = Server::start(config)?;
        let client = Client::builder()
            .endpoint_url(&server.url())
            .allow_loopback_http(true)
            .proxy(None)
            // The tests are of single calls.
            .retries(RetryPolicy::none())
            .build()?;
        Ok(Self { server, client })
    }

    pub(crate) fn register(&self) -> Result<RegisterClientResponse, Box<dyn Error>> {
        let request = RegisterClient::new("test program", "public").scopes([SCOPE]);
        Ok(self.client.send(&request)?)
    }

    pub(crate) fn start_device(
        &self,
        registration: &RegisterClientResponse,
    ) -> Result<StartDeviceAuthorizationResponse, Box<dyn Error>> {
        Ok(self.client.send(&start_request(registration))?)
    }

    /// Signs in at a server that is [`approving`].
    pub(crate) fn sign_in(&self) -> Result<CreateTokenResponse, Box<dyn Error>> {
        let registration = self.register()?;
        let device = self.start_device(&registration)?;
        let request = poll_request(&registration, &device);
        assert!(self.client.send(&request).is_err(), "pending");
        Ok(self.client.send(&request)?)
    }

    /// Sends a body that the library would not.
    pub(crate) fn send_raw<O: Operation>(
        &self,
        body: &str,
    ) -> Result<http::Response<Vec<u8>>, Box<dyn Error>> {
        let url = format!("{}{}", self.server.url(), O::URI);
        let reply = agent()
            .post(url)
            .header("content-type", "application/json")
            .send(body)?;
        let (head, mut body) = reply.into_parts();
        Ok(http::Response::from_parts(head, body.read_to_vec()?))
    }
}

pub(crate) fn start_request(registration: &RegisterClientResponse) -> StartDeviceAuthorization {
    StartDeviceAuthorization::new(
        registration.client_id.clone(),
        registration.client_secret.clone(),
        START_URL,
    )
}

pub(crate) fn poll_request(
    registration: &RegisterClientResponse,
    device: &StartDeviceAuthorizationResponse,
) -> CreateToken {
    CreateToken::device_code_grant(
        registration.client_id.clone(),
        registration.client_secret.clone(),
        device.device_code.clone(),
    )
}

/// A plain HTTP client that takes every reply as it is.
pub(crate) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .build()
        .into()
}

/// Checks that a call was refused with this exception, OAuth code and status, and with a request id and a description.
macro_rules! assert_refused {
    ($outcome:expr, $enum:ident::$variant:ident, $oauth_code:literal, $status:literal) => {{
        let error = $outcome.err().ok_or("the call was not refused")?;
        let Some($enum::$variant(body)) = error.modeled() else {
            return Err(format!("expected {}, got {error}", stringify!($variant)).into());
        };
        assert_eq!(body.error.as_deref(), Some($oauth_code));
        assert!(
            body.error_description
                .as_ref()
                .is_some_and(|text| !text.is_empty())
        );
        let service_error = error.service_error().ok_or("the error has no details")?;
        assert_eq!(service_error.code(), Some(stringify!($variant)));
        assert_eq!(service_error.status().as_u16(), $status);
        assert!(service_error.request_id().is_some_and(|id| id.len() == 36));
        // The suffix that the real service appends is there, and the library cut it off.
        let header = service_error.headers().get("x-amzn-errortype");
        let header = header
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        assert!(
            header.starts_with(concat!(stringify!($variant), ":urn:")),
            "{header}"
        );
    }};
}
pub(crate) use assert_refused;
