//! Checksums of requests and replies: Smithy's `httpChecksum` trait.

mod reply;
mod request;

pub(crate) use reply::{ask, verify};
pub(crate) use request::add;
#[cfg(feature = "client")]
pub(crate) use request::{announce, is_given};

/// How the names of the headers begin that hold checksums, and that say something of them.
const PREFIX: &str = "x-amz-checksum-";
