//! What `--verbose` shows.

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// The parser below the HTTP client logs replies byte by byte, tokens included. Its most verbose level is compiled out already
/// (the feature `quiet-wire` of `aws-operation`); this keeps it out whatever features a build has.
const WIRE: &str = "ureq_proto";

/// Logs to standard error, at a level that grows with `verbosity`; not at all without.
pub(crate) fn start(verbosity: u8) {
    let level = match verbosity {
        0 => return,
        1 => LevelFilter::INFO,
        2 => LevelFilter::DEBUG,
        _ => LevelFilter::TRACE,
    };
    let targets = Targets::new()
        .with_default(level)
        .with_target(WIRE, LevelFilter::OFF);
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr))
        .with(targets)
        .init();
}
