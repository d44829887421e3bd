//! `GetObject`, signed with temporary credentials, as an expert would write it by hand on ureq and rusty-s3.
//!
//! The counterpart of `ours-s3`: written with the same care as `handwritten-signed`. rusty-s3 signs the URL.

mod client;
mod error;

use client::Client;
use error::{Error, Exception};
use rusty_s3::Credentials;
use workload::Arguments;
use workload::get_object::{
    ACCESS_KEY_ID, BUCKET, Outcome, REGION, SECRET_ACCESS_KEY, key, session_token,
};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials =
        Credentials::new_with_token(ACCESS_KEY_ID, SECRET_ACCESS_KEY, session_token());
    let client = Client::new(&arguments.endpoint, BUCKET, REGION, credentials)
        .map_err(|error| error.to_string())?;
    let key = key(arguments.case);

    workload::run(&arguments, || match client.get_object(key) {
        Ok(object) => Ok(Outcome::Object(object.body.len())),
        Err(Error::Service(error)) if error.exception == Exception::NoSuchKey => {
            Ok(Outcome::NotFound)
        }
        Err(error) => Err(error),
    })
}
