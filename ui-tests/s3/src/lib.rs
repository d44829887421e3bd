//! What the stories in `tests/` have in common: S3 by hand, the way to the server, and what can happen on it.

pub mod api;
pub mod between;
pub mod content;
pub mod memory;
pub mod server;
pub mod tls;

use std::error::Error;

/// What a story ends with.
pub type TestResult<T = ()> = Result<T, Box<dyn Error>>;
