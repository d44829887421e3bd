//! Bodies that are verified while they are read.

use std::io::{self, Read};

use super::{Checksum, ChecksumAlgorithm, ChecksumMismatch};
use crate::values::Blob;

/// The checksum that a reply says its body has.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    operation: &'static str,
    algorithm: ChecksumAlgorithm,
    /// `None` where what the reply says is no checksum of the algorithm: nothing is equal to that.
    value: Option<Blob>,
}

impl Expected {
    /// What the header's text says. `None` for a checksum of checksums: that of an object that came in parts has their number
    /// behind a hyphen, and says nothing of the bytes as a whole.
    pub(crate) fn read(
        operation: &'static str,
        algorithm: ChecksumAlgorithm,
        text: &str,
    ) -> Option<Self> {
        let text = text.trim_ascii();
        let is_composite = text
            .rsplit_once('-')
            .is_some_and(|(_, parts)| parts.parse::<u32>().is_ok());
        if is_composite {
            return None;
        }
        let value =
            Blob::from_base64(text).filter(|value| value.as_bytes().len() == algorithm.size());
        Some(Self {
            operation,
            algorithm,
            value,
        })
    }

    /// Compares it with what was computed.
    fn compare(&self, found: Checksum) -> Result<(), ChecksumMismatch> {
        let found = Blob::from(found.finish());
        if self.value.as_ref() == Some(&found) {
            return Ok(());
        }
        Err(ChecksumMismatch {
            operation: self.operation,
            algorithm: self.algorithm,
            expected: self.value.as_ref().map(Blob::to_base64),
            found: found.to_base64(),
        })
    }

    /// Verifies a whole body.
    pub(crate) fn verify(&self, body: &[u8]) -> Result<(), ChecksumMismatch> {
        let mut checksum = Checksum::new(self.algorithm);
        checksum.update(body);
        self.compare(checksum)
    }
}

/// A reader of a body, whose last read fails where the body is not what was sent.
pub(crate) struct Verified<R> {
    source: R,
    expected: Expected,
    state: State,
    /// The bytes that are still to come, if that is known.
    left: Option<u64>,
}

enum State {
    Reading(Checksum),
    Passed,
    Failed(ChecksumMismatch),
}

impl<R: Read> Verified<R> {
    pub(crate) fn new(source: R, expected: Expected, length: Option<u64>) -> Self {
        let state = State::Reading(Checksum::new(expected.algorithm));
        Self {
            source,
            expected,
            state,
            left: length,
        }
    }
}

impl<R: Read> Read for Verified<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let checksum = match &mut self.state {
            // Nothing was asked for: no end of the body.
            _ if buffer.is_empty() => return Ok(0),
            State::Failed(mismatch) => return Err(mismatch.clone().into()),
            State::Passed => return self.source.read(buffer),
            State::Reading(checksum) => checksum,
        };
        let count = self.source.read(buffer)?;
        checksum.update(buffer.get(..count).unwrap_or_default());
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(count as u64);
        }
        // Whoever reads no more than the length never sees the end: the last bytes are held back where they are wrong.
        let is_end = count == 0 || self.left == Some(0);
        if is_end
            && let State::Reading(checksum) = std::mem::replace(&mut self.state, State::Passed)
        {
            self.expected.compare(checksum).inspect_err(|mismatch| {
                self.state = State::Failed(mismatch.clone());
            })?;
        }
        Ok(count)
    }
}
