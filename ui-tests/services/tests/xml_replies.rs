//! Replies that real services sent in XML, read as botocore reads them: `xml-replies/` of the shared conformance data.

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

include!(concat!(env!("OUT_DIR"), "/xml_replies.rs"));
