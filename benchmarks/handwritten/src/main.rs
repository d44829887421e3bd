//! `CreateToken` with the device code grant, as an expert would write it by hand on ureq and serde.
//!
//! It is the measure for the library: everything that costs nothing to do well is done well here (a URI parsed once, a
//! borrowed request, a buffer of the right size, limits that need no system call of their own).

mod client;
mod error;
mod wire;

use client::Client;
use error::{Error, Exception};
use wire::CreateToken;
use workload::Arguments;
use workload::create_token::{CLIENT_ID, Outcome, client_secret, device_code};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let client = Client::new(&arguments.endpoint).map_err(|error| error.to_string())?;
    let client_secret = client_secret();
    let device_code = device_code(arguments.case);
    let call = || {
        let request = CreateToken::device_code_grant(CLIENT_ID, &client_secret, &device_code);
        client.create_token(&request)
    };

    workload::run(&arguments, || match call() {
        Ok(reply) => Ok(Outcome::Tokens(
            reply.access_token.len(),
            reply.refresh_token.as_ref().map_or(0, String::len),
            reply.id_token.as_ref().map_or(0, String::len),
        )),
        Err(Error::Service(error)) if error.exception == Exception::AuthorizationPending => {
            Ok(Outcome::Pending)
        }
        Err(error) => Err(error),
    })
}
