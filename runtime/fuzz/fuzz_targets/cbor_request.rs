//! Requests of rpcv2Cbor to the server's half: `POST /path`, headers, an empty line, CBOR.

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

use rpc_sink::{Draining as _, Flood, cbor};

fuzz_target!(|data: &[u8]| rpc::request(data, &cbor::Drain::of(Flood::new("i"))));
