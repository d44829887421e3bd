//! Requests of awsJson to the server's half: `POST /`, headers, an empty line, JSON.

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
#[path = "../../tests/hostile/rpc/sink.rs"]
mod rpc_sink;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;

use libfuzzer_sys::fuzz_target;

use rpc_sink::{Draining as _, Flood, json_1_0, json_1_1};

fuzz_target!(|data: &[u8]| {
    // The versions differ in the content type alone.
    if data.len() % 2 == 0 {
        rpc::request(data, &json_1_0::Drain::of(Flood::new("i")));
    } else {
        rpc::request(data, &json_1_1::Drain::of(Flood::new("i")));
    }
});
