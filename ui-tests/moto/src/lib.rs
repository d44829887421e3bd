//! The services of the stories in `tests/`, imported by `build.rs`.

#![allow(
    missing_docs,
    unreachable_pub,
    unused_qualifications,
    dead_code,
    deprecated,
    clippy::all,
    clippy::pedantic
)]

include!(concat!(env!("OUT_DIR"), "/services.rs"));
