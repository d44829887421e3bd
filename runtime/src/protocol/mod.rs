//! What bytes go on the wire and what comes back. No sockets, no clock, no environment.

mod body;
#[cfg(feature = "content-md5")]
mod checksum;
#[cfg(feature = "gzip")]
mod compression;
mod decode;
mod encode;
pub(crate) mod entries;
pub(crate) mod error_code;
pub(crate) mod header;
mod host;
mod incoming;
pub(crate) mod json;
mod message;
mod operation;
mod pages;
pub(crate) mod payload;
pub(crate) mod percent;
pub(crate) mod query;
#[cfg(feature = "server")]
pub mod server;
mod settings;
mod text;
pub(crate) mod token;

pub use body::Body;
pub(crate) use decode::BodyKind;
pub use decode::Reply;
pub(crate) use decode::decode;
#[cfg(feature = "credentials")]
pub(crate) use decode::redirect;
pub use encode::RequestEncoder;
pub use incoming::MessageReader;
pub use message::MessageEncoder;
#[cfg(feature = "client")]
pub(crate) use message::checked_header;
pub use operation::{
    Auth, ErrorShape, ModeledError, NoModeledError, Operation, Output, Service, ServiceMetadata,
};
#[cfg(feature = "client")]
pub(crate) use operation::{encode_content, to_send};
pub use pages::{IntoItems, Paginated, PaginatedItems, ToPageToken};
pub use settings::EncodeSettings;
#[cfg(feature = "client")]
pub(crate) use settings::MIN_COMPRESSION_SIZE;
pub use text::{FromText, ToText};
