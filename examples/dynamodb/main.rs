//! Puts, gets, queries and pages items of a DynamoDB table, and says what it does: `dynamodb TABLE`.
//!
//! The table has the partition key `pk` and the sort key `sk`, both strings:
//!
//! ```console
//! aws dynamodb create-table --table-name orders --billing-mode PAY_PER_REQUEST \
//!     --attribute-definitions AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S \
//!     --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE
//! ```

mod order;
mod story;

use std::error::Error;
use std::io;
use std::process::ExitCode;

use aws_operation::{Client, ClientBuilder};
use clap::Parser;

use story::Story;

/// Puts, gets, queries and pages items of a table, and deletes them again.
#[derive(Parser)]
#[command(name = "dynamodb")]
struct Arguments {
    /// The table, with the keys `pk` and `sk`
    table: String,
    /// A server on this machine, such as <http://127.0.0.1:8000> [default: the service in the region of the environment]
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let client = client(arguments.endpoint_url.as_deref())?;
    Story {
        client: &client,
        table: &arguments.table,
        out: io::stdout().lock(),
    }
    .tell()
}

/// Region, endpoint and credentials come from where the AWS CLI has them.
fn client(endpoint_url: Option<&str>) -> Result<Client, Box<dyn Error>> {
    let mut builder = ClientBuilder::from_env()?;
    if let Some(url) = endpoint_url {
        builder = builder.endpoint_url(url).allow_loopback_http(true);
    }
    Ok(builder.build()?)
}
