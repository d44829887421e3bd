//! `sso serve`.

use std::io::Write as _;
use std::time::Duration;

use aws_operation_examples::server::{Account, Config, Decider, Server};

use super::arguments::Serve;
use super::exit::{Failure, Kind};
use super::output;

pub(crate) fn run(arguments: &Serve) -> Result<(), Failure> {
    let server = Server::start(config(arguments)).map_err(|error| {
        let message = format!(
            "cannot listen on port {} of 127.0.0.1: {error}",
            arguments.port
        );
        Failure::new(Kind::Other, message)
    })?;
    output::line(&format!("listening on {}", server.url()))?;
    // For a person; the server serves without.
    let _ = writeln!(
        std::io::stderr(),
        "Codes are entered at {}\nCtrl-C ends the server.",
        server.verification_uri()
    );
    server.run();
    Err(Failure::new(Kind::Other, "the server ended by itself"))
}

fn config(arguments: &Serve) -> Config {
    let seconds = |seconds: u32| Duration::from_secs(seconds.into());
    Config {
        port: arguments.port,
        interval: seconds(arguments.interval),
        expires_in: seconds(arguments.expires_in),
        authorization_code_expires_in: seconds(arguments.authorization_code_expires_in),
        registration_expires_in: seconds(arguments.registration_expires_in),
        access_token_expires_in: arguments.access_token_expires_in.map(seconds),
        refresh_token_expires_in: seconds(arguments.refresh_token_expires_in),
        role_credentials_expires_in: seconds(arguments.role_credentials_expires_in),
        accounts: match (arguments.accounts, arguments.roles) {
            (None, None) => Account::examples(),
            (accounts, roles) => Account::numbered(accounts.unwrap_or(3), roles.unwrap_or(3)),
        },
        page_length: arguments.page_length,
        decider: match (arguments.approve_after, arguments.deny_after) {
            (Some(polls), _) => Decider::ApproveAfter(polls),
            (None, Some(polls)) => Decider::DenyAfter(polls),
            (None, None) => Decider::Person,
        },
        rate_per_minute: arguments.rate_limit,
        fail_every: arguments.fail_every,
    }
}
