//! `GetCallerIdentity`, signed with temporary credentials, through the library.
//!
//! The counterpart of `handwritten-sts`: the same loop, the same values, the library's defaults.

use aws_operation::sts::GetCallerIdentity;
use aws_operation::{Client, Credentials};
use workload::Arguments;
use workload::get_caller_identity::{
    Outcome, REGION, SECRET_ACCESS_KEY, access_key_id, session_token,
};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let access_key_id = access_key_id(arguments.case);
    let credentials = Credentials::new(access_key_id, SECRET_ACCESS_KEY.to_owned())
        .with_session_token(session_token());
    let client = Client::builder()
        .endpoint_url(&arguments.endpoint)
        .allow_loopback_http(true)
        .region(REGION)
        .credentials(credentials)
        .build()
        .map_err(|error| error.to_string())?;

    workload::run(&arguments, || {
        match client.send(&GetCallerIdentity::new()) {
            Ok(identity) => Ok(Outcome::Identity(identity.arn.len())),
            Err(error) => match error.service_error().and_then(|error| error.code()) {
                Some("InvalidClientTokenId") => Ok(Outcome::UnknownKey),
                _ => Err(error),
            },
        }
    })
}
