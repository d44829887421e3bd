//! Requests to the server's half: `POST /path?query`, headers, an empty line, a body.

#![no_main]

#[path = "../shared/items.rs"]
mod items;
#[path = "../shared/message.rs"]
mod message;
#[path = "../../tests/hostile/own.rs"]
mod own;
#[allow(dead_code)]
#[path = "../../tests/hostile/sink.rs"]
mod sink;

use std::fmt::Debug;

use aws_operation::http::{Method, Request, Uri};
use aws_operation::server::{self, ServerOperation};
use aws_operation::{Body, Endpoint, Operation};
use libfuzzer_sys::fuzz_target;

use sink::{
    Pour, PourBlob, PourChoice, PourDocument, PourKind, PourNothing, PourSecret, PourText, PourTree,
};

/// What hostile messages hold and no error may show.
const VALUE: &str = "v4lue-of-the-message";

fn read<O: ServerOperation + Debug>(request: &Request<Vec<u8>>) -> Option<O> {
    let matches = server::matches::<O>(request);
    match O::decode_request(request) {
        Ok(operation) => {
            assert!(matches);
            let _ = format!("{operation:?}");
            Some(operation)
        }
        Err(error) => {
            let reply = error.response();
            assert_eq!(reply.status(), 400);
            let shown = format!(
                "{error} {error:?} {}",
                String::from_utf8_lossy(reply.body().as_bytes())
            );
            assert!(!shown.contains(VALUE), "{shown}");
            assert!(!error.to_string().chars().any(char::is_control), "{shown}");
            None
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let (line, headers, body) = message::split(data);
    let space = line.iter().position(|byte| *byte == b' ').unwrap_or(0);
    let (method, uri) = line.split_at(space);
    let Ok(uri) = Uri::try_from(uri.trim_ascii()) else {
        return;
    };
    let mut request = Request::new(body.to_vec());
    *request.method_mut() = Method::from_bytes(method).unwrap_or(Method::POST);
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;

    read::<PourBlob>(&request);
    read::<PourSecret>(&request);
    read::<PourText>(&request);
    read::<PourKind>(&request);
    read::<PourTree>(&request);
    read::<PourChoice>(&request);
    read::<PourDocument>(&request);
    read::<PourNothing>(&request);
    let Some(mut pour) = read::<Pour>(&request) else {
        return;
    };
    // The map has the other members' parameters too: sent, they would be there twice.
    pour.others = None;
    let texts = pour.header_texts.iter().flatten();
    if !items::come_back(texts.map(String::as_str)) {
        return;
    }

    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let Ok(written) = pour.encode(&endpoint) else {
        return;
    };
    let mut again: Pour = read(&written.map(Body::into_bytes)).expect("what we write we read");
    again.others = None;
    let twice = again
        .encode(&endpoint)
        .expect("what was read can be written");
    let mut again: Pour = read(&twice.map(Body::into_bytes)).expect("read");
    again.others = None;
    let thrice = again.encode(&endpoint).expect("written");
    let twice: Pour = read(&thrice.map(Body::into_bytes)).expect("read");
    assert_eq!(
        format!(
            "{:?}",
            Pour {
                others: None,
                ..twice
            }
        ),
        format!("{again:?}")
    );
});
