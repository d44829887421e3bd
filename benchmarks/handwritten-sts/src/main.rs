//! `GetCallerIdentity`, signed with temporary credentials, as an expert would write it by hand on ureq, quick-xml, hmac and sha2.
//!
//! The counterpart of `ours-sts`: written with the same care as `handwritten-signed`, whose signature it has.

mod call;
mod client;
mod error;
#[path = "../../handwritten-signed/src/sign.rs"]
mod sign;

use client::Client;
use error::Error;
use sign::{Credentials, Signer};
use workload::Arguments;
use workload::get_caller_identity::{
    Outcome, REGION, SECRET_ACCESS_KEY, access_key_id, session_token,
};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials = Credentials {
        access_key_id: access_key_id(arguments.case).to_owned(),
        secret_access_key: SECRET_ACCESS_KEY.to_owned(),
        session_token: session_token(),
    };
    let signer = Signer::new(REGION, credentials);
    let client = Client::new(&arguments.endpoint, signer).map_err(|error| error.to_string())?;

    workload::run(&arguments, || match client.get_caller_identity() {
        Ok(identity) => Ok(Outcome::Identity(identity.arn.len())),
        Err(Error::Service(error)) if error.code == "InvalidClientTokenId" => {
            Ok(Outcome::UnknownKey)
        }
        Err(error) => Err(error),
    })
}
