//! Replies that are read piece by piece.

use std::error::Error as StdError;
use std::fmt;
use std::io::{self, Read};

use ureq::BodyReader;

/// The body of a reply, whose errors say of which call it is and where it broke off.
pub(super) struct Arriving {
    body: BodyReader<'static>,
    operation: &'static str,
    /// Host and port.
    peer: String,
    /// The bytes that came.
    count: u64,
    /// The bytes that should come, if that is known.
    length: Option<u64>,
}

impl Arriving {
    pub(super) fn new(body: ureq::Body, operation: &'static str, peer: String) -> Self {
        let length = body.content_length();
        Self {
            body: body.into_reader(),
            operation,
            peer,
            count: 0,
            length,
        }
    }
}

impl Read for Arriving {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.body.read(buffer) {
            Ok(count) => {
                self.count += count as u64;
                Ok(count)
            }
            // It is no end.
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => Err(self.broken_off(error)),
        }
    }
}

impl Arriving {
    fn broken_off(&self, source: io::Error) -> io::Error {
        let inner = source
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<ureq::Error>());
        let kind = match inner {
            Some(ureq::Error::Timeout(_)) => io::ErrorKind::TimedOut,
            // A body of chunks that ends in the line with a chunk's length.
            Some(ureq::Error::BodyStalled) => io::ErrorKind::UnexpectedEof,
            _ => source.kind(),
        };
        let (operation, peer) = (self.operation, &self.peer);
        let count = match self.length {
            Some(length) => format!("{} of {length} bytes", self.count),
            None => format!("{} bytes", self.count),
        };
        let message = match kind {
            io::ErrorKind::TimedOut => {
                format!("{operation}: {peer} sent nothing more in time after {count} of the reply")
            }
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => {
                format!("{operation}: {peer} closed the connection after {count} of the reply")
            }
            _ => format!("{operation}: the reply of {peer} broke off after {count}: {source}"),
        };
        io::Error::new(kind, BrokenOff { message, source })
    }
}

/// Why a reply did not become whole.
#[derive(Debug)]
pub(super) struct BrokenOff {
    message: String,
    source: io::Error,
}

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for BrokenOff {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.source)
    }
}
