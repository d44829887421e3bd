//! A local AWS SSO service, and the program `sso` that signs in to it or to the real one.
//!
//! Everything here stands on the public API of `aws-operation`: the server on its `server` half, the program on its blocking
//! client and its device flow. The server is a library too, so that a test can start one in its own process:
//!
//! ```
//! use aws_operation_examples::server::{Config, Server};
//!
//! let server = Server::start(Config::default())?;
//! println!("listening on {}", server.url());
//! # Ok::<(), std::io::Error>(())
//! ```

#[path = "../dynamodb/api/mod.rs"]
pub mod dynamodb;
pub mod server;

#[cfg(doctest)]
#[doc = include_str!("../../docs/from-the-aws-sdk.md")]
mod page {}

#[cfg(doctest)]
#[doc = include_str!("../../docs/awsjson.md")]
mod awsjson_page {}
