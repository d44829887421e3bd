//! Replies of restXml, awsQuery and ec2Query: `200`, headers, an empty line, a document.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/hostile/check.rs"]
mod check;
#[path = "../shared/message.rs"]
mod message;
#[path = "../../tests/hostile/own.rs"]
mod own;
#[allow(dead_code)]
#[path = "../shared/rpc.rs"]
mod rpc;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;
#[allow(dead_code)]
#[path = "../../tests/hostile/xml/sink.rs"]
mod xml_sink;

use libfuzzer_sys::fuzz_target;

use xml_sink::{ec2, query, rest};

fuzz_target!(|data: &[u8]| {
    // What stands around the members differs, and the rest does not.
    match data.len() % 3 {
        0 => rpc::reply::<rest::Rinse>(data),
        1 => rpc::reply::<query::Rinse>(data),
        _ => rpc::reply::<ec2::Rinse>(data),
    }
});
