//! What bytes go on the wire and what comes back. No sockets, no clock, no environment.

mod body;
mod decode;
mod encode;
pub(crate) mod error_code;
pub(crate) mod json;
mod label;
mod operation;
#[cfg(feature = "server")]
pub mod server;

pub use body::Body;
pub(crate) use decode::Content;
pub use decode::Reply;
pub use encode::RequestEncoder;
pub use label::Label;
pub use operation::{
    Auth, ModeledError, NoModeledError, Operation, Output, Service, ServiceMetadata,
};
