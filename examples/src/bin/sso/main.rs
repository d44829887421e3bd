//! Signs in to AWS SSO from a terminal, and serves a local AWS SSO to try it with.

mod arguments;
mod browser;
mod exit;
mod interrupt;
mod local;
mod logging;
mod login;
mod output;
mod person;
mod qr;
mod screen;
mod serve;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use self::arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start(arguments.verbose);
    interrupt::handle();
    let outcome = match arguments.command {
        Command::Login(login) if login.local => local::run(),
        Command::Login(login) => login::run(login),
        Command::Serve(serve) => serve::run(&serve),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Nobody is left to tell if standard error is closed.
            let _ = writeln!(std::io::stderr(), "sso: {failure}");
            failure.code()
        }
    }
}
