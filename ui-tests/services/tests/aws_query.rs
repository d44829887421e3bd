//! Requests of real services that speak awsQuery, and replies to them: what the library writes for random inputs is
//! what botocore sends for them, and what it reads in random replies is what botocore reads.

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

include!(concat!(env!("OUT_DIR"), "/aws_query.rs"));
