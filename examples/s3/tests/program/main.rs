//! The program `s3` and the page docs/s3.md, against a server that nobody here wrote: `python examples/s3/tests/moto.py` starts it.
//!
//! Without that server, what needs it says that it is skipped.

mod downloads;
mod hostile;
mod imported;
mod listing;
#[cfg(target_os = "linux")]
mod memory;
mod operations;
mod page;
mod proxy;
mod server;
#[path = "../../../tests/shown/mod.rs"]
mod shown;
mod uploads;
mod usage;
