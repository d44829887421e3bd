//! The content coding `aws-chunked`: chunks, and a trailer with the checksum of what they hold.
//!
//! The form is that of HTTP's own chunks (RFC 9112 section 7.1) inside the body, so that the length of it all is known where
//! that of the content is. No chunk is signed: its source is S3's documentation of "trailing checksums", "unsigned payload".

use std::io::{self, Read, Write as _};
use std::ops::Range;

use super::{Checksum, ChecksumAlgorithm};

/// The bytes of content in a chunk. S3 wants 8 KiB at least in each but the last.
const CHUNK: usize = 64 * 1024;
/// Room for the length of a chunk in digits of 16, and the end of its line.
const HEAD: usize = 2 * size_of::<usize>() + 2;
const LINE_END: &[u8; 2] = b"\r\n";

/// How many bytes it becomes in chunks. `None` if that is no number that a header can hold.
pub(crate) fn encoded_length(length: u64, algorithm: ChecksumAlgorithm) -> Option<u64> {
    let size = CHUNK as u64;
    let (full, rest) = (length / size, length % size);
    let of_full = full.checked_mul(framed(size))?;
    let of_rest = if rest == 0 { 0 } else { framed(rest) };
    let base64 = algorithm.size().div_ceil(3) * 4;
    let trailer = "0\r\n".len() + algorithm.header_name().len() + ":\r\n\r\n".len() + base64;
    of_full.checked_add(of_rest)?.checked_add(trailer as u64)
}

/// The length of a chunk with so much content.
fn framed(content: u64) -> u64 {
    let digits = u64::from(content.checked_ilog(16).unwrap_or(0)) + 1;
    digits + content + 2 * LINE_END.len() as u64
}

/// The content of a reader in chunks. Of the content, one chunk is in memory.
pub(crate) struct AwsChunked<R> {
    source: R,
    /// The bytes of content that are still to come, if that is known.
    left: Option<u64>,
    size: usize,
    state: State,
    buffer: Vec<u8>,
    /// What of the buffer is still to be given.
    ready: Range<usize>,
}

enum State {
    Chunks(Checksum),
    Ended,
    /// The source failed: what came so far must not look whole.
    Broken,
}

impl<R: Read> AwsChunked<R> {
    pub(crate) fn new(source: R, algorithm: ChecksumAlgorithm, length: Option<u64>) -> Self {
        Self::with_chunks_of(CHUNK, source, algorithm, length)
    }

    pub(super) fn with_chunks_of(
        size: usize,
        source: R,
        algorithm: ChecksumAlgorithm,
        length: Option<u64>,
    ) -> Self {
        Self {
            source,
            left: length,
            size,
            state: State::Chunks(Checksum::new(algorithm)),
            buffer: Vec::new(),
            ready: 0..0,
        }
    }

    /// Fills the buffer with the next chunk, or with the trailer.
    fn fill(&mut self) -> io::Result<()> {
        let mut checksum = match std::mem::replace(&mut self.state, State::Broken) {
            State::Chunks(checksum) => checksum,
            State::Ended => {
                self.state = State::Ended;
                return Ok(());
            }
            State::Broken => return Err(io::Error::other("the payload could not be read before")),
        };
        // The room for the head of the chunk first: its length is known at the end.
        self.buffer.resize(HEAD + self.size, 0);
        let count = self.read_content()?;
        if count == 0 {
            let name = checksum.algorithm().header_name();
            self.buffer.clear();
            write!(
                self.buffer,
                "0\r\n{name}:{}\r\n\r\n",
                checksum.finish_base64()
            )?;
            self.ready = 0..self.buffer.len();
            self.state = State::Ended;
            return Ok(());
        }
        let end = HEAD + count;
        checksum.update(self.buffer.get(HEAD..end).unwrap_or_default());
        self.buffer.truncate(end);
        self.buffer.extend_from_slice(LINE_END);
        let head = format!("{count:x}\r\n");
        let begin = HEAD.saturating_sub(head.len());
        if let Some(place) = self.buffer.get_mut(begin..HEAD) {
            place.copy_from_slice(head.as_bytes());
        }
        self.ready = begin..self.buffer.len();
        self.state = State::Chunks(checksum);
        Ok(())
    }

    /// Reads content until the chunk is full or the content ends.
    fn read_content(&mut self) -> io::Result<usize> {
        let mut count = 0;
        loop {
            // No read beyond the length: it might wait for bytes that never come.
            let is_all = self.left == Some(count as u64);
            let room = self.buffer.get_mut(HEAD + count..).unwrap_or_default();
            if is_all || room.is_empty() {
                break;
            }
            let most = room.len();
            match self.source.read(room) {
                Ok(0) => break,
                Ok(read) => count += read.min(most),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if self.left.is_some_and(|left| left < count as u64) {
                return Err(wrong_length("more"));
            }
        }
        if let Some(left) = &mut self.left {
            *left -= count as u64;
            if *left > 0 && count < self.size {
                return Err(wrong_length("fewer"));
            }
        }
        Ok(count)
    }
}

fn wrong_length(how: &str) -> io::Error {
    let message = format!("the payload has {how} bytes than the length that was given for it");
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

impl<R: Read> Read for AwsChunked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() {
            self.fill()?;
        }
        let mut ready = self.buffer.get(self.ready.clone()).unwrap_or_default();
        let count = ready.read(buffer)?;
        self.ready.start += count;
        Ok(count)
    }
}
