//! `GetSecretValue`, signed with temporary credentials, as an expert would write it by hand on ureq, serde, hmac and sha2.
//!
//! The counterpart of `handwritten` for a call that is signed: written with the same care.

mod call;
mod client;
mod error;
mod sign;
mod wire;

use client::Client;
use error::{Error, Exception};
use sign::{Credentials, Signer};
use wire::GetSecretValue;
use workload::Arguments;
use workload::get_secret_value::{
    ACCESS_KEY_ID, Outcome, REGION, SECRET_ACCESS_KEY, secret_id, session_token,
};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let credentials = Credentials {
        access_key_id: ACCESS_KEY_ID.to_owned(),
        secret_access_key: SECRET_ACCESS_KEY.to_owned(),
        session_token: session_token(),
    };
    let signer = Signer::new(REGION, credentials);
    let client = Client::new(&arguments.endpoint, signer).map_err(|error| error.to_string())?;
    let secret_id = secret_id(arguments.case);

    let call = || client.get_secret_value(&GetSecretValue::new(secret_id));

    workload::run(&arguments, || match call() {
        Ok(reply) => Ok(Outcome::Secret(
            reply.secret_string.as_ref().map_or(0, String::len),
        )),
        Err(Error::Service(error)) if error.exception == Exception::ResourceNotFound => {
            Ok(Outcome::NotFound)
        }
        Err(error) => Err(error),
    })
}
