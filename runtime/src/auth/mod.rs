//! Who a request comes from, and the proof of it. No I/O; time is a parameter.

mod cached;
mod credentials;
mod provider;
#[cfg(feature = "sigv4")]
pub mod sigv4;
mod skew;

pub use cached::Cached;
pub use credentials::Credentials;
pub use provider::{CredentialsError, ProvideCredentials, ProvideToken};
pub use skew::{ClockFault, ClockSkew};
