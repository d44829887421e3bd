//! `sso login --local`: a whole sign-in against a server in this process, with a person played over HTTP.
//!
//! Each step is real: what is shown is what the server answered.

mod impatience;
mod story;

use std::time::Instant;

use aws_operation::Client;
use aws_operation::sso_oidc::device_flow::{Cancellation, Settings, SignedIn, sign_in_with_clock};
use aws_operation::sso_oidc::{CreateToken, CreateTokenError};
use aws_operation_examples::server::{Config, Server};

use self::impatience::ImpatientClock;
use self::story::Story;
use super::context::CLIENT_NAME;
use super::exit::{Failure, Kind};
use super::output;

/// Without a scope the service gives no refresh token.
const SCOPE: &str = "sso:account:access";

pub(crate) fn run() -> Result<(), Failure> {
    let started = Instant::now();
    let other = |error: &dyn std::fmt::Display| Failure::new(Kind::Other, error);
    let server = Server::start(Config::default()).map_err(|error| other(&error))?;
    // Without the proxy that the environment may name: nothing here is to leave the machine.
    let client = Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .proxy(None)
        .build()
        .map_err(|error| other(&error))?;
    let settings = Settings::new("us-east-1", "https://example.awsapps.com/start")
        .client_name(CLIENT_NAME)
        .scopes([SCOPE])
        .allow_loopback_verification(true);

    let clock = ImpatientClock::new();
    let cancellation = Cancellation::new();
    let mut story = Story::new(&clock, &cancellation);
    story.step(&format!(
        "A server of its own listens on {}; nothing leaves this machine.",
        server.url()
    ));
    let outcome = sign_in_with_clock(&client, settings, &cancellation, &clock, |progress| {
        story.tell(&progress);
    });
    story.check()?;
    let signed_in = outcome?;
    refresh(&client, &signed_in, &mut story)?;
    story.check()?;

    let seconds = started.elapsed().as_secs_f64();
    output::line(&format!(
        "\nSigned in, with every answer from a running server, in {seconds:.1} s. No token was printed and none is kept.\n\
         Now the real one: sso login --start-url https://YOURS.awsapps.com/start --region REGION"
    ))
}

/// Renews the token, then shows that the old refresh token is spent.
fn refresh(client: &Client, signed_in: &SignedIn, story: &mut Story<'_>) -> Result<(), Failure> {
    let missing = || Failure::new(Kind::Other, "the server gave no refresh token");
    let refresh_token = signed_in.token.refresh_token.as_ref().ok_or_else(missing)?;
    let registration = &signed_in.registration;
    let request = CreateToken::refresh_token_grant(
        registration.client_id.clone(),
        registration.client_secret.clone(),
        refresh_token.clone(),
    );
    client
        .send(&request)
        .map_err(|error| Failure::new(Kind::Other, error))?;
    story.step(
        "CreateToken with the refresh token: the next access token and the next refresh token.",
    );
    match client.send(&request) {
        Err(error)
            if matches!(
                error.modeled(),
                Some(CreateTokenError::InvalidGrantException(_))
            ) =>
        {
            story.step("CreateToken with the same refresh token once more: InvalidGrantException, it is good once.");
            Ok(())
        }
        Err(error) => Err(Failure::new(Kind::Other, error)),
        Ok(_) => Err(Failure::new(
            Kind::Other,
            "the server took a refresh token twice",
        )),
    }
}
