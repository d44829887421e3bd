//! The blocking client over real sockets: what it sends, what it makes of what comes back, and what it does when things go
//! wrong.

#![cfg(feature = "client")]

#[path = "../support/mod.rs"]
mod support;

mod agent;
mod attempts;
#[cfg(feature = "checksums")]
mod checksums;
mod connections;
#[cfg(all(feature = "sso-oidc", feature = "sigv4"))]
mod create_token_with_iam;
mod endpoint;
mod environment;
mod error_replies;
#[cfg(feature = "sso-oidc")]
mod faults;
mod headers;
mod interrupted;
mod limits;
mod pages;
mod proxy;
mod redirects;
mod refused;
mod retries;
#[cfg(all(feature = "sigv4", any(feature = "rustls", feature = "native-tls")))]
mod s3;
#[cfg(feature = "sigv4")]
mod signed;
#[cfg(feature = "tracing")]
mod spans;
mod streams;
mod timeouts;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod tls;
mod traits;
mod undecodable;
mod unreachable;
mod wait;
#[cfg(feature = "sso-oidc")]
mod wire;
