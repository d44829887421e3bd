//! Replies of awsJson: `200`, headers, an empty line, JSON.

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

use rpc_sink::{json_1_0, json_1_1};

fuzz_target!(|data: &[u8]| {
    // The versions differ in the content type alone.
    if data.len() % 2 == 0 {
        rpc::reply::<json_1_0::Drain>(data);
    } else {
        rpc::reply::<json_1_1::Drain>(data);
    }
});
