//! `GetCallerIdentity`, signed with temporary credentials, through the official SDK with its default features.
//!
//! The counterpart of `handwritten-sts` and `ours-sts`, on the cheapest executor that the SDK runs on.

use aws_sdk_sts::Client;
use aws_sdk_sts::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_sts::error::{DisplayErrorContext, ProvideErrorMetadata};
use workload::Arguments;
use workload::get_caller_identity::{
    Outcome, REGION, SECRET_ACCESS_KEY, access_key_id, session_token,
};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials = Credentials::new(
        access_key_id(arguments.case),
        SECRET_ACCESS_KEY,
        Some(session_token()),
        None,
        "workload",
    );
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static(REGION))
        .credentials_provider(credentials)
        .endpoint_url(&arguments.endpoint)
        .build();
    let client = Client::from_conf(config);
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;

    workload::run(&arguments, || {
        executor.block_on(async {
            match client.get_caller_identity().send().await {
                Ok(identity) => Ok(Outcome::Identity(identity.arn().map_or(0, str::len))),
                Err(error) if error.code() == Some("InvalidClientTokenId") => {
                    Ok(Outcome::UnknownKey)
                }
                Err(error) => Err(DisplayErrorContext(error).to_string()),
            }
        })
    })
}
