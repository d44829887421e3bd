//! Signs a person in with AWS SSO: `sign_in REGION START_URL`.

use std::env;
use std::error::Error;
use std::time::{Duration, Instant};

use aws_config::{BehaviorVersion, Region};
use aws_sdk_ssooidc::Client;
use aws_sdk_ssooidc::error::SdkError;
use aws_sdk_ssooidc::operation::create_token::CreateTokenError;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(region), Some(start_url)) = (arguments.next(), arguments.next()) else {
        return Err("usage: sign_in REGION START_URL".into());
    };
    let config = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region))
        .no_credentials()
        .load()
        .await;
    let client = Client::new(&config);

    let registered = client
        .register_client()
        .client_name("my-tool")
        .client_type("public")
        .scopes("sso:account:access")
        .send()
        .await?;
    let client_id = registered.client_id().unwrap_or_default();
    let client_secret = registered.client_secret().unwrap_or_default();
    let device = client
        .start_device_authorization()
        .client_id(client_id)
        .client_secret(client_secret)
        .start_url(start_url)
        .send()
        .await?;
    eprintln!(
        "Open {} and compare the code: {}",
        device.verification_uri_complete().unwrap_or_default(),
        device.user_code().unwrap_or_default()
    );

    let seconds = |number: i32| Duration::from_secs(number.max(1).unsigned_abs().into());
    let deadline = Instant::now() + seconds(device.expires_in());
    let mut interval = seconds(device.interval());
    let token = loop {
        tokio::time::sleep(interval).await;
        let answer = client
            .create_token()
            .client_id(client_id)
            .client_secret(client_secret)
            .grant_type("urn:ietf:params:oauth:grant-type:device_code")
            .device_code(device.device_code().unwrap_or_default())
            .send()
            .await;
        match answer.map_err(SdkError::into_service_error) {
            Ok(token) => break token,
            Err(error) if Instant::now() >= deadline => return Err(error.into()),
            Err(CreateTokenError::AuthorizationPendingException(_)) => {}
            Err(CreateTokenError::SlowDownException(_)) => interval += Duration::from_secs(5),
            Err(error) => return Err(error.into()),
        }
    };
    println!("signed in for {} seconds", token.expires_in());
    Ok(())
}
