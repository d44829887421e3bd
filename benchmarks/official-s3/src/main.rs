//! `GetObject`, signed with temporary credentials, through the official SDK with its default features.
//!
//! The counterpart of `handwritten-s3` and `ours-s3`, on the cheapest executor that the SDK runs on.

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_s3::error::DisplayErrorContext;
use aws_sdk_s3::operation::get_object::GetObjectError;
use workload::Arguments;
use workload::get_object::{
    ACCESS_KEY_ID, BUCKET, Outcome, REGION, SECRET_ACCESS_KEY, key, session_token,
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
        .force_path_style(true)
        .build();
    let client = Client::from_conf(config);
    let key = key(arguments.case);
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;

    workload::run(&arguments, || {
        executor.block_on(async {
            match client.get_object().bucket(BUCKET).key(key).send().await {
                Ok(object) => match object.body.collect().await {
                    Ok(bytes) => Ok(Outcome::Object(bytes.to_vec().len())),
                    Err(error) => Err(DisplayErrorContext(error).to_string()),
                },
                Err(error)
                    if error
                        .as_service_error()
                        .is_some_and(GetObjectError::is_no_such_key) =>
                {
                    Ok(Outcome::NotFound)
                }
                Err(error) => Err(DisplayErrorContext(error).to_string()),
            }
        })
    })
}
