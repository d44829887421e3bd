//! What the program is told to do.

use clap::{Args, Parser, Subcommand, value_parser};

use crate::location::{Location, Remote};

const MIB: u64 = 1024 * 1024;

/// Lists, uploads, downloads and copies objects of S3.
#[derive(Parser)]
#[command(name = "s3")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// A server on this machine, such as <http://127.0.0.1:9000> [default: S3 in the region of the environment]
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Lists objects, and what is below a `/` as one line
    Ls(List),
    /// Uploads, downloads or copies
    Cp(Copy),
}

#[derive(Args)]
pub(crate) struct List {
    /// A bucket, and what the keys begin with: <s3://BUCKET/PREFIX>
    pub(crate) place: Remote,
    /// All objects, whatever `/` their keys have
    #[arg(short, long)]
    pub(crate) recursive: bool,
}

#[derive(Args)]
pub(crate) struct Copy {
    /// A file, a directory, or <s3://BUCKET/KEY>
    pub(crate) source: Location,
    /// A file, a directory, or <s3://BUCKET/KEY>; one that ends with `/` keeps the name of the source
    pub(crate) destination: Location,
    /// All files of a directory, or all objects below a key
    #[arg(short, long)]
    pub(crate) recursive: bool,
    /// No bars, and no line for each file
    #[arg(short, long)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) effort: Effort,
}

/// How much is done at the same time.
#[derive(Args, Clone, Copy)]
pub(crate) struct Effort {
    /// How many files, or parts of a file, are on their way at the same time
    #[arg(long, default_value_t = 4, value_name = "NUMBER", value_parser = value_parser!(u8).range(1..=64))]
    pub(crate) threads: u8,
    /// From how many MiB on a file is uploaded in parts
    #[arg(long, default_value_t = 16, value_name = "MIB", value_parser = value_parser!(u64).range(5..=5120))]
    threshold: u64,
    /// How many MiB a part has, each of which is in memory while it is sent
    #[arg(long, default_value_t = 8, value_name = "MIB", value_parser = value_parser!(u64).range(5..=1024))]
    part_size: u64,
}

impl Effort {
    /// From how many bytes on a file is uploaded in parts.
    pub(crate) const fn threshold(self) -> u64 {
        self.threshold * MIB
    }

    /// How many bytes a part has.
    pub(crate) const fn part_size(self) -> u64 {
        self.part_size * MIB
    }
}
