//! Replies: `200`, headers, an empty line, a body. Whatever they are, they are read or refused, and no error shows them.

#![no_main]

#[allow(dead_code)]
#[path = "../../tests/hostile/check.rs"]
mod check;
#[path = "../shared/items.rs"]
mod items;
#[path = "../shared/message.rs"]
mod message;
#[path = "../../tests/hostile/own.rs"]
mod own;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;

use std::io::{Cursor, Read};

use aws_operation::http::{Response, StatusCode};
use aws_operation::server::ServerOperation;
use aws_operation::{Body, Operation};
use libfuzzer_sys::fuzz_target;

use sink::{Kind, Pour, PourStream};

fuzz_target!(|data: &[u8]| {
    let (status, headers, body) = message::split(data);
    // The names of headers are no secret: `Debug` shows them. What `check` takes for a secret is one in sensitive members
    // alone, and the fuzzer puts it anywhere.
    let in_name = |text| headers.keys().any(|name| name.as_str().contains(text));
    if in_name(check::VALUE)
        || in_name(check::NUMBER)
        || in_name(check::SECRET)
        || contains(data, check::SECRET)
    {
        return;
    }
    let status = StatusCode::from_bytes(status).unwrap_or(StatusCode::OK);
    let mut reply = Response::new(body.to_vec());
    *reply.status_mut() = status;
    *reply.headers_mut() = headers;

    check::all(&reply);

    let streamed = PourStream::decode_streaming(reply.clone().map(Cursor::new));
    assert_eq!(streamed.is_ok(), PourStream::decode(reply.clone()).is_ok());
    if let Ok(mut output) = streamed {
        let mut bytes = Vec::new();
        output
            .payload
            .read_to_end(&mut bytes)
            .expect("it is in memory");
        assert_eq!(bytes, body, "a stream is the body as it came");
    }

    // What was read can be written, and what was written is read the same again.
    if let Ok(output) = Pour::decode(reply) {
        let texts = output.header_texts.iter().flatten().map(String::as_str);
        let kinds = output.header_kinds.iter().flatten().map(Kind::as_str);
        if !items::come_back(texts.chain(kinds)) {
            return;
        }
        let written = Pour::encode_output(&output).map(Body::into_bytes);
        if written.status().is_success() {
            let again = Pour::decode(written.clone()).expect("what we write we read");
            let twice = Pour::encode_output(&again).map(Body::into_bytes);
            let thrice = Pour::encode_output(&Pour::decode(twice.clone()).expect("read"));
            assert_eq!(twice.body(), thrice.body().as_bytes());
            assert_eq!(twice.headers(), thrice.headers());
        }
    }
});

fn contains(data: &[u8], text: &str) -> bool {
    data.windows(text.len())
        .any(|window| window == text.as_bytes())
}
