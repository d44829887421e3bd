//! Streams that are as long as they say.

use std::io::{self, Read};

use crate::values::ByteStream;

/// A stream whose end is an error before its length: ureq waits for the rest, which never comes.
pub(super) struct Whole {
    stream: ByteStream,
    /// The bytes that are still to come, if that is known.
    left: Option<u64>,
}

impl Whole {
    pub(super) fn new(stream: ByteStream) -> Self {
        let left = stream.length();
        Self { stream, left }
    }
}

impl Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(count as u64);
            if count == 0 && *left > 0 && !buffer.is_empty() {
                let message = "the payload has fewer bytes than the length that was given for it";
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
        }
        Ok(count)
    }
}
