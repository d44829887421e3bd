//! Bodies that break off, stutter, or lie about themselves.

use std::io::{self, Cursor, Read};

use aws_operation::http::{Response, StatusCode};
use aws_operation::{Error, Operation};

use crate::check::{SECRET, VALUE, chain, one};
use crate::samples::sink_reply;
use crate::sink::{Pour, PourNothing, PourStream};

/// Gives its bytes one at a time, between interruptions, and at their end an error if it has one.
struct Stutter {
    bytes: Cursor<Vec<u8>>,
    is_interrupted: bool,
    error: Option<io::Error>,
}

impl Stutter {
    fn new(bytes: &[u8], error: Option<&str>) -> Self {
        Self {
            bytes: Cursor::new(bytes.to_vec()),
            is_interrupted: false,
            error: error.map(|text| io::Error::other(text.to_owned())),
        }
    }
}

impl Read for Stutter {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.is_interrupted = !self.is_interrupted;
        if self.is_interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let end = buffer.len().min(1);
        match self.bytes.read(&mut buffer[..end])? {
            0 if end > 0 => self.error.take().map_or(Ok(0), Err),
            count => Ok(count),
        }
    }
}

#[test]
fn a_body_that_comes_in_pieces_is_read_whole() {
    let (parts, body) = sink_reply().into_parts();
    let whole = Pour::decode(Response::from_parts(parts.clone(), body.clone())).expect("an output");
    let pieces = Response::from_parts(parts, Stutter::new(&body, None));
    assert_eq!(Pour::decode_streaming(pieces).expect("an output"), whole);
}

#[test]
fn a_body_that_breaks_off_is_an_error_that_does_not_show_it() {
    for body in [
        "",
        "{\"id\":\"s3cret-of-the-message\"}",
        "{\"id\":\"s3cret-of-the-message",
    ] {
        for status in [200, 400] {
            let mut reply = Response::new(Stutter::new(body.as_bytes(), Some("reset")));
            *reply.status_mut() = status.try_into().expect("a status");
            let error = Pour::decode_streaming(reply).expect_err("broken off");
            assert!(matches!(error, Error::Transport(_)), "{error:?}");
            assert!(!chain(&error).contains(SECRET));
        }
    }
}

#[test]
fn a_streaming_payload_is_handed_on_as_it_comes() {
    let bytes: Vec<u8> = (0..=255).collect();
    let reply = Response::new(Stutter::new(&bytes, Some("reset")));
    let mut stream = PourStream::decode_streaming(reply)
        .expect("a stream")
        .payload;
    let mut read = Vec::new();
    stream.read_to_end(&mut read).expect_err("broken off");
    assert_eq!(read, bytes);

    // An error reply is no stream.
    let body = format!("{{\"__type\":\"SlowDownException\",\"x\":\"{VALUE}\"}}");
    let mut reply = Response::new(Stutter::new(body.as_bytes(), None));
    *reply.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let error = PourStream::decode_streaming(reply).expect_err("an error");
    assert!(error.is_throttling());
    assert!(!chain(&error).contains(VALUE));
}

#[test]
fn an_operation_without_output_takes_any_body() {
    for body in [VALUE.as_bytes(), b"\xff\xfe", b"null", b"{\"a\":"] {
        assert_eq!(one::<PourNothing>(&Response::new(body.to_vec())).read, 1);
    }
}
