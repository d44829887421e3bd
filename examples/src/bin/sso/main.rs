//! Signs in to AWS SSO from a terminal, uses the sign-in, and serves a local AWS SSO to try it with.

mod arguments;
mod browser;
mod configure;
mod console;
mod context;
mod credentials;
mod exit;
mod interrupt;
mod leave;
mod lists;
mod local;
mod logging;
mod login;
mod manual;
mod output;
mod person;
mod qr;
mod screen;
mod serve;
mod status;
mod table;
mod terminal;
mod whoami;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use self::arguments::{Arguments, Command};
use self::exit::Failure;
use self::output::Notes;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start(arguments.verbose);
    interrupt::handle();
    let outcome = run(arguments.command, Notes::new(arguments.quiet));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Nobody is left to tell if standard error is closed.
            let _ = writeln!(std::io::stderr(), "sso: {failure}");
            failure.code()
        }
    }
}

fn run(command: Command, notes: Notes) -> Result<(), Failure> {
    match command {
        Command::Login(login) if login.local => local::run(),
        Command::Login(login) => login::run(&login, notes),
        Command::Logout(logout) => leave::run(&logout, notes),
        Command::Status(status) => status::run(&status, notes),
        Command::Accounts(list) => lists::accounts(&list, notes),
        Command::Roles(roles) => lists::roles(&roles, notes),
        Command::Credentials(credentials) => credentials::print(&credentials, notes),
        Command::Whoami(whoami) => whoami::run(&whoami, notes),
        Command::Exec(exec) => credentials::exec(&exec, notes),
        Command::Browser(browser) => console::run(&browser, notes),
        Command::Configure(configure) => configure::run(&configure, notes),
        Command::Serve(serve) => serve::run(&serve),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { directory } => manual::pages(directory.as_deref()),
    }
}
