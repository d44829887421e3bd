//! A sign-in without the pauses that `sso login` has to make: its file, as that writes it.

use std::time::Duration;

use aws_operation::sso_oidc::{CreateToken, RegisterClient, StartDeviceAuthorization};
use aws_operation::{Client, Timestamp};
use aws_operation_examples::server::Server;
use serde_json::{Value, json};

use crate::support::{Result, START_URL};

/// Signs in at a server that approves, and gives the content of the token's file.
pub(crate) fn token_of(server: &Server) -> Result<Value> {
    let client = Client::builder()
        .endpoint_url(&server.url())
        .allow_loopback_http(true)
        .proxy(None)
        .build()?;
    let request = RegisterClient::new("a test", "public").scopes(["sso:account:access"]);
    let registered = client.send(&request)?;
    let (id, secret) = (&registered.client_id, &registered.client_secret);
    let request = StartDeviceAuthorization::new(id, secret, START_URL);
    let codes = client.send(&request)?;
    let poll = CreateToken::device_code_grant(id, secret, codes.device_code);
    assert!(client.send(&poll).is_err(), "the first poll is pending");
    server.advance(Duration::from_secs(1));
    let token = client.send(&poll)?;
    let refresh_token = token.refresh_token.ok_or("no refresh token")?;
    Ok(json!({
        "startUrl": START_URL,
        "region": "eu-west-1",
        "accessToken": token.access_token.expose(),
        "expiresAt": time_in(i64::from(token.expires_in.ok_or("no lifetime")?)),
        "refreshToken": refresh_token.expose(),
        "clientId": id,
        "clientSecret": secret.expose(),
        "registrationExpiresAt": time_in(24 * 60 * 60),
    }))
}

fn time_in(seconds: i64) -> String {
    let now: Timestamp = std::time::SystemTime::now().into();
    Timestamp::from_secs(now.epoch_seconds() + seconds).to_string()
}
