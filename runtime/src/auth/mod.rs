//! Who a request comes from, and the proof of it. No I/O; time is a parameter.

mod credentials;
#[cfg(feature = "sigv4")]
pub mod sigv4;
mod skew;

pub use credentials::Credentials;
pub use skew::{ClockFault, ClockSkew};
