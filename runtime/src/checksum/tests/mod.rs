//! Against what standards and other programs say. The values of botocore are those of version 1.44.5 with awscrt, for the
//! same contents.

mod chunked;
mod vectors;
mod verified;

use std::io::{self, Read};

/// The same random bytes as in the script that made the values: a linear congruential generator (Knuth's MMIX), of each
/// number the upper eight bits.
fn content(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

/// A reader that gives as little at once as it is told, and is interrupted before each read.
struct Dribble<'a> {
    bytes: &'a [u8],
    at_once: usize,
    is_interrupted: bool,
}

impl<'a> Dribble<'a> {
    fn new(bytes: &'a [u8], at_once: usize) -> Self {
        Self {
            bytes,
            at_once,
            is_interrupted: false,
        }
    }
}

impl Read for Dribble<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.is_interrupted = !self.is_interrupted;
        if self.is_interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let count = buffer.len().min(self.at_once);
        self.bytes.read(&mut buffer[..count])
    }
}
