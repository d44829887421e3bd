//! `GetSecretValue`, signed with temporary credentials, through the official SDK with its default features.
//!
//! The counterpart of `handwritten-signed` and `ours-signed`, on the cheapest executor that the SDK runs on.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_secretsmanager::error::DisplayErrorContext;
use aws_sdk_secretsmanager::operation::get_secret_value::GetSecretValueError;
use workload::Arguments;
use workload::get_secret_value::{
    ACCESS_KEY_ID, Outcome, REGION, SECRET_ACCESS_KEY, secret_id, session_token,
};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials = Credentials::new(
        ACCESS_KEY_ID,
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
    let secret_id = secret_id(arguments.case);
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;

    workload::run(&arguments, || {
        executor.block_on(async {
            let result = client.get_secret_value().secret_id(secret_id).send().await;
            match result {
                Ok(reply) => Ok(Outcome::Secret(reply.secret_string().map_or(0, str::len))),
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(GetSecretValueError::is_resource_not_found_exception) =>
                {
                    Ok(Outcome::NotFound)
                }
                Err(error) => Err(DisplayErrorContext(error).to_string()),
            }
        })
    })
}
