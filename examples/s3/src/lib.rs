//! The operations of S3 that the program `s3` and the page docs/s3.md call, written by hand.
//!
//! ```no_run
//! use aws_operation::Client;
//! use aws_operation_s3_example::api::ListObjectsV2;
//!
//! let client = Client::from_env()?;
//! for object in client.items(ListObjectsV2::new("photos").prefix("2026/")) {
//!     let object = object?;
//!     println!("{} {}", object.size, object.key);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod api;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/s3.md")]
mod page {}
