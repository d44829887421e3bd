//! Content of any size that is in no memory and in no file.

use std::io::{self, Read};

/// The bytes in a word of it.
const WORD: u64 = 8;

/// A reader of content whose bytes are a function of their place, so that any part of it can be made again.
#[derive(Clone, Debug)]
pub struct Content {
    place: u64,
    end: u64,
}

impl Content {
    /// The first so many bytes.
    #[must_use]
    pub const fn new(length: u64) -> Self {
        Self::part(0, length)
    }

    /// Those from a place on to another.
    #[must_use]
    pub const fn part(begin: u64, end: u64) -> Self {
        Self { place: begin, end }
    }
}

impl Read for Content {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.end.saturating_sub(self.place);
        let count = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let mut rest = &mut buffer[..count];
        while !rest.is_empty() {
            let word = word(self.place / WORD);
            let skipped = usize::try_from(self.place % WORD).unwrap_or_default();
            let piece = &word[skipped..][..rest.len().min(word.len() - skipped)];
            let (given, after) = rest.split_at_mut(piece.len());
            given.copy_from_slice(piece);
            self.place += piece.len() as u64;
            rest = after;
        }
        Ok(count)
    }
}

/// The word at a place, by Vigna's `SplitMix64`: no two are the same, and nothing compresses them.
fn word(number: u64) -> [u8; 8] {
    let mut word = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (word ^ (word >> 31)).to_le_bytes()
}

/// Reads to the end, or to an error, and compares with what should come.
///
/// # Errors
///
/// What the reader says; [`io::ErrorKind::Other`] where it gives other bytes.
pub fn compare(mut found: impl Read, mut expected: Content, read: &mut u64) -> io::Result<()> {
    let (mut ours, mut theirs) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
    loop {
        let count = found.read(&mut theirs)?;
        let theirs = &theirs[..count];
        let ours = &mut ours[..count];
        if expected.read(ours)? != count || ours != theirs {
            return Err(io::Error::other(format!("other bytes after {read}")));
        }
        *read += count as u64;
        if count == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_it_is_in_the_whole() {
        let mut whole = Vec::new();
        let count = Content::new(1003).read_to_end(&mut whole);
        assert_eq!(count.ok(), Some(1003));
        for (begin, end) in [(0, 1003), (1, 9), (7, 8), (800, 1003), (5, 5)] {
            let mut part = Vec::new();
            let count = Content::part(begin as u64, end as u64).read_to_end(&mut part);
            assert_eq!(count.ok(), Some(end - begin));
            assert_eq!(part, whole[begin..end]);
        }
    }
}
