//! Types of members that Rust has none for.

mod blob;
mod byte_stream;
mod timestamp;

pub use blob::Blob;
pub use byte_stream::ByteStream;
pub(crate) use byte_stream::StreamFault;
pub(crate) use timestamp::Formatted;
pub use timestamp::{FormatTimestamps, Timestamp, TimestampError, TimestampFormat};

/// Any JSON value: Smithy's `document` type.
///
/// A document is the one member that can be there and be `null`. It is `serde_json`'s type, so everything that serde reads and
/// writes goes in and out of it.
pub use serde_json::Value as Document;
