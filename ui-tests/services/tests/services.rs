//! Requests of real services: what the library writes for random inputs is what botocore sends for them.

#![allow(
    missing_docs,
    unreachable_pub,
    unused_imports,
    unused_qualifications,
    dead_code,
    deprecated,
    clippy::all,
    clippy::pedantic
)]

mod check;

include!(concat!(env!("OUT_DIR"), "/services.rs"));
