//! What bytes go on the wire and what comes back. No sockets, no clock, no environment.

pub(crate) mod bindings;
mod body;
mod bucket;
#[cfg(feature = "content-md5")]
mod checksum;
pub(crate) mod codec;
#[cfg(feature = "gzip")]
mod compression;
mod decode;
mod encode;
pub(crate) mod error_code;
mod framing;
mod host;
#[cfg(feature = "checksums")]
pub(crate) mod http_checksum;
mod incoming;
mod message;
mod operation;
mod pages;
pub(crate) mod payload;
pub(crate) mod percent;
pub(crate) mod protocols;
mod response_checksum;
#[cfg(feature = "server")]
pub mod server;
mod settings;
pub(crate) mod shape;
pub(crate) mod text;
pub(crate) mod token;

pub use body::Body;
pub use bucket::AddressingStyle;
#[cfg(feature = "sigv4")]
pub(crate) use bucket::bucket_url;
#[cfg(feature = "client")]
pub(crate) use bucket::{BucketName, move_to};
pub(crate) use decode::BodyKind;
pub use decode::Reply;
pub(crate) use decode::decode;
#[cfg(feature = "client")]
pub(crate) use decode::decode_as_asked;
pub use encode::RequestEncoder;
pub(crate) use framing::Framing;
pub use incoming::MessageReader;
pub use message::MessageEncoder;
#[cfg(feature = "client")]
pub(crate) use message::checked_header;
#[cfg(any(feature = "client", feature = "sigv4"))]
pub(crate) use operation::encode_content;
#[cfg(feature = "client")]
pub(crate) use operation::to_send;
pub use operation::{
    Auth, BodyOutput, ErrorShape, ModeledError, NoModeledError, Operation, Output, Service,
    ServiceMetadata,
};
#[cfg(feature = "client")]
pub(crate) use pages::PageToken;
pub use pages::{IntoItems, Paginated, PaginatedItems, SaysMore, ToPageToken};
pub(crate) use protocols::Call;
#[cfg(feature = "xml")]
pub use protocols::RestXml;
#[cfg(feature = "cbor")]
pub use protocols::RpcV2Cbor;
pub use protocols::{AwsJson1_0, AwsJson1_1, Protocol, RestJson1};
#[cfg(feature = "query")]
pub use protocols::{AwsQuery, Ec2Query};
pub use response_checksum::ResponseChecksum;
pub use settings::EncodeSettings;
#[cfg(feature = "client")]
pub(crate) use settings::MIN_COMPRESSION_SIZE;
pub use text::{FromText, ToText};
