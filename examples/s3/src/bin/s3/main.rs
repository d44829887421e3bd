//! Lists, uploads, downloads and copies objects of S3.
//!
//! ```console
//! s3 ls s3://photos/2026/
//! s3 cp --recursive holiday s3://photos/2026/holiday
//! s3 cp s3://photos/2026/holiday/beach.jpg .
//! ```

mod arguments;
mod checksum;
mod copy;
mod download;
mod failure;
mod head;
mod interrupt;
mod key_path;
mod list;
mod location;
mod multipart;
mod partial;
mod parts;
mod pool;
mod progress;
mod shown;
mod tree;
mod upload;

use std::process::ExitCode;

use aws_operation::{Client, ClientBuilder};
use clap::Parser;

use arguments::{Arguments, Command};
use failure::Result;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result {
    let client = client(arguments.endpoint_url.as_deref())?;
    match &arguments.command {
        Command::Ls(list) => list::run(&client, list),
        Command::Cp(copy) => {
            interrupt::listen()?;
            copy::run(&client, copy)
        }
    }
}

/// Region, endpoint and credentials come from where the AWS CLI has them.
fn client(endpoint_url: Option<&str>) -> Result<Client> {
    let mut builder = ClientBuilder::from_env()?;
    if let Some(url) = endpoint_url {
        builder = builder.endpoint_url(url).allow_loopback_http(true);
    }
    Ok(builder.build()?)
}
