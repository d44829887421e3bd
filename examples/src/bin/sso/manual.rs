//! `sso completions` and `sso man`, from the command line's own description.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::arguments::Arguments;
use super::exit::{Failure, Kind};

pub(crate) fn completions(shell: Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "sso", &mut text);
    print(&text)
}

pub(crate) fn pages(directory: Option<&Path>) -> Result<(), Failure> {
    let Some(directory) = directory else {
        let mut text = Vec::new();
        // Without `sso help`, which has no page of its own.
        let page = clap_mangen::Man::new(Arguments::command().disable_help_subcommand(true));
        page.render(&mut text).map_err(|error| failed(&error))?;
        return print(&text);
    };
    let written = fs::create_dir_all(directory)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), directory));
    written.map_err(|error| {
        let message = format!("cannot write into {}: {error}", directory.display());
        Failure::new(Kind::Other, message)
    })
}

fn print(text: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(text).and_then(|()| stdout.flush());
    written.map_err(|error| failed(&error))
}

fn failed(error: &io::Error) -> Failure {
    Failure::new(
        Kind::Other,
        format!("cannot write to standard output: {error}"),
    )
}
