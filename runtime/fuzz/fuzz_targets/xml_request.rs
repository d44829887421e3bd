//! Requests of restXml, awsQuery and ec2Query to the server's half: `POST /`, headers, an empty line, a document or a form.

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

use xml_sink::{Rinsing as _, Spring, ec2, query, rest};

fuzz_target!(|data: &[u8]| {
    let spring = Spring::new("i");
    match data.len() % 3 {
        0 => rpc::request(data, &rest::Rinse::of(spring)),
        1 => rpc::request(data, &query::Rinse::of(spring)),
        _ => rpc::request(data, &ec2::Rinse::of(spring)),
    }
});
