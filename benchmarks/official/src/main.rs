//! `CreateToken` with the device code grant through the official SDK with its default features.
//!
//! It is here for the table of costs; the counterpart of `handwritten` and `ours`, on the cheapest executor that the SDK runs on.

use aws_sdk_ssooidc::Client;
use aws_sdk_ssooidc::config::{BehaviorVersion, Config, Region};
use aws_sdk_ssooidc::error::DisplayErrorContext;
use aws_sdk_ssooidc::operation::create_token::CreateTokenError;
use workload::Arguments;
use workload::create_token::{CLIENT_ID, Outcome, client_secret, device_code};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("us-east-1"))
        .endpoint_url(&arguments.endpoint)
        .build();
    let client = Client::from_conf(config);
    let client_secret = client_secret();
    let device_code = device_code(arguments.case);
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;

    workload::run(&arguments, || {
        executor.block_on(async {
            let result = client
                .create_token()
                .client_id(CLIENT_ID)
                .client_secret(&client_secret)
                .grant_type("urn:ietf:params:oauth:grant-type:device_code")
                .device_code(&device_code)
                .send()
                .await;
            match result {
                Ok(reply) => Ok(Outcome::Tokens(
                    length(reply.access_token()),
                    length(reply.refresh_token()),
                    length(reply.id_token()),
                )),
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(CreateTokenError::is_authorization_pending_exception) =>
                {
                    Ok(Outcome::Pending)
                }
                Err(error) => Err(DisplayErrorContext(error).to_string()),
            }
        })
    })
}

fn length(token: Option<&str>) -> usize {
    token.map_or(0, str::len)
}
