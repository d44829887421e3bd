//! `CreateToken` with the device code grant through the library.
//!
//! The counterpart of `handwritten`: the same loop, the same values, the library's defaults.

use aws_operation::sso_oidc::{CreateToken, CreateTokenError};
use aws_operation::{Client, Sensitive};
use workload::Arguments;
use workload::create_token::{CLIENT_ID, Outcome, client_secret, device_code};

fn main() -> Result<(), String> {
    let arguments = Arguments::from_command_line()?;
    let client = Client::builder()
        .endpoint_url(&arguments.endpoint)
        .allow_loopback_http(true)
        .build()
        .map_err(|error| error.to_string())?;
    let client_secret = client_secret();
    let device_code = device_code(arguments.case);
    let call = || {
        // Made anew for each call, copies of its three strings included: the library's request owns what it sends.
        let request = CreateToken::device_code_grant(CLIENT_ID, &*client_secret, &*device_code);
        client.send(&request)
    };

    workload::run(&arguments, || match call() {
        Ok(reply) => Ok(Outcome::Tokens(
            reply.access_token.expose().len(),
            length(reply.refresh_token.as_ref()),
            length(reply.id_token.as_ref()),
        )),
        Err(error) => match error.modeled() {
            Some(CreateTokenError::AuthorizationPendingException(_)) => Ok(Outcome::Pending),
            _ => Err(error),
        },
    })
}

fn length(token: Option<&Sensitive<String>>) -> usize {
    token.map_or(0, |token| token.expose().len())
}
